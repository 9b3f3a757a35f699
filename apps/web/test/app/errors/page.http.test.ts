import { catalogue, codes, createProblem, slugOf } from '@repo/errors';
import { expect, test } from 'vitest';
import { useWeb } from '../../support/web';

const web = useWeb();

test('the type of every problem is the address of a page about it (RFC 9457 §4)', async () => {
  const visitor = web.visitor();
  for (const code of codes) {
    const response = await visitor.get(`/errors/${slugOf(code)}`);
    expect(response.status, code).toBe(200);
    expect(await response.text(), code).toContain(catalogue[code].title);
  }
  const docsUrl = `${web.origin}/errors/`;
  const { type } = createProblem('not_found', {}, { docsUrl, instance: 'urn:uuid:0' });
  expect(new URL(type).pathname).toBe('/errors/not-found');
});

test('a program that opens the type of a problem gets the page, also if it accepts only JSON (RFC 9457 §3.1.1)', async () => {
  const response = await web.visitor().get('/errors/token-expired', { accept: 'application/json' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/html');
});
