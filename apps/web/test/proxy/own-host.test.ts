import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { onOwnHost } from '../../src/proxy/own-host';
import { handlerOf } from '../../src/proxy/page-route';
import { newRequestContext } from '../../src/proxy/request-context';

const handle = async () => new Response('handled');

const route = onOwnHost({ GET: handle, POST: handle });

test.each(['GET', 'HEAD', 'POST'])(
  'a route that is limited to our own host is 404 under another host name: %s',
  async (method) => {
    const statusAt = async (host: string) => {
      const sent = new NextRequest('http://localhost:3000/', { method, headers: { host } });
      return (await handlerOf(route, method)?.(newRequestContext(sent)))?.status;
    };
    expect(await statusAt('localhost:3000')).toBe(200);
    expect(await statusAt('evil.example')).toBe(404);
  },
);

test('a route that is limited to our own host gets no additional methods', () => {
  expect(Object.keys(onOwnHost({ GET: handle }))).toEqual(['GET']);
});
