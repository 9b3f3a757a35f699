import { expect, test } from 'vitest';
import { header, sendBytes } from '../support/raw';
import { useWeb } from '../support/web';

const web = useWeb();

const upgrades = {
  h2c: { Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABkAAQCAAAAAAIAAAAA' },
  websocket: {
    Upgrade: 'websocket',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
  },
  'TLS/1.2': { Upgrade: 'TLS/1.2' },
};

const form = 'email=user%40example.com&password=wrong';

const requests = {
  'GET /': '',
  'GET /login': '',
  'GET /account': '',
  'GET /icon.svg': '',
  'GET /nothing': '',
  'HEAD /login': '',
  'POST /login': form,
};

test.each(Object.entries(requests))(
  '%s gets the same response with Upgrade as without (RFC 9110 §7.8)',
  async (requestLine, body) => {
    const fields = {
      Accept: 'text/html',
      'Sec-Fetch-Site': 'same-origin',
      ...(body && {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(body.length),
      }),
    };
    const send = (more: Record<string, string>) =>
      sendBytes(web.origin, header(requestLine, { ...fields, ...more }) + body);
    const { status, headers } = await send({});
    for (const upgrade of Object.values(upgrades)) {
      const upgraded = await send({ ...upgrade, Connection: 'Upgrade, close' });
      expect(upgraded.status).toBe(status);
      expect(upgraded.headers.get('content-type')).toBe(headers.get('content-type'));
      expect(upgraded.headers.get('upgrade')).toBeNull();
    }
  },
);
