import { createServer } from 'node:http';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tcpProxy, type TcpProxy } from '../src/index.js';

let proxy: TcpProxy;

beforeEach(async () => {
  proxy = await tcpProxy(process.env['DATABASE_URL'] ?? '');
});

afterEach(() => proxy.close());

async function connect(query_timeout = 60_000): Promise<Client> {
  const client = new Client({ connectionString: proxy.url, query_timeout });
  client.on('error', () => {});
  await client.connect();
  return client;
}

const ask = async (client: Client) => (await client.query('SELECT 1 AS one')).rows;

test('the proxy forwards everything', async () => {
  const client = await connect();
  expect(await ask(client)).toEqual([{ one: 1 }]);
  const { rows } = await client.query(
    `SELECT length(repeat('x', 5000000)) AS n, repeat('x', 5000000) AS x`,
  );
  expect(rows[0].x).toHaveLength(rows[0].n);
  await client.end();
});

test('after a cut, connections break and new ones are refused, until the proxy is restored at the same address', async () => {
  const client = await connect();
  const end = new Promise((resolve) => client.once('end', resolve));
  await proxy.cut();
  await end;
  await expect(connect()).rejects.toThrow('ECONNREFUSED');
  await proxy.restore();
  const again = await connect();
  expect(await ask(again)).toEqual([{ one: 1 }]);
  await again.end();
});

test('while the proxy is stalled, nothing arrives; after that, the same connection continues', async () => {
  const client = await connect(500);
  proxy.stall();
  await expect(ask(client)).rejects.toThrow('timeout');
  await proxy.restore();
  await expect.poll(() => ask(client)).toEqual([{ one: 1 }]);
  await client.end();
});

test('while the proxy loses responses, the server acts on a request, and the connection breaks before the response', async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    response.end(request.url);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const httpProxy = await tcpProxy(
    `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
  );
  expect(await (await fetch(`${httpProxy.url}/one`)).text()).toBe('/one');
  httpProxy.loseResponses();
  await expect(fetch(`${httpProxy.url}/two`)).rejects.toThrow('fetch failed');
  expect(asked).toBe(2);
  await httpProxy.restore();
  expect(await (await fetch(`${httpProxy.url}/three`)).text()).toBe('/three');
  await httpProxy.close();
  server.closeAllConnections();
  server.close();
});
