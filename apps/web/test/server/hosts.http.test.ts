import { startWeb } from '@repo/testing';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';

/** The loopback addresses of this machine. */
const loopback = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .map(({ address }) => address)
  .filter((address) => address === '127.0.0.1' || address === '::1');

async function refusalAt(url: string, address: string): Promise<Response> {
  const { port } = new URL(url);
  const host = address.includes(':') ? `[${address}]` : address;
  return fetch(`http://${host}:${port}/account`, { headers: { accept: 'text/html' } });
}

async function expectRefusalPage(response: Response): Promise<void> {
  expect(response.status).toBe(401);
  expect(await response.text()).toContain('You need to log in');
}

test.each(loopback)('with WEB_HOST=%s the server listens on that address only', async (address) => {
  const server = await startWeb({ apiUrl: 'http://localhost:1', env: { WEB_HOST: address } });
  try {
    await expectRefusalPage(await refusalAt(server.url, address));
    for (const other of loopback.filter((each) => each !== address)) {
      await expect(refusalAt(server.url, other)).rejects.toThrow('fetch failed');
    }
  } finally {
    await server.stop();
  }
});
