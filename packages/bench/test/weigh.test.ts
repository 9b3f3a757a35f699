import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { scriptsOf, stylesOf, weigh } from '../src/web/weigh.js';

const html = `<html><head>
<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>
<link rel="stylesheet" href="/a.css?x=1&amp;y=2" data-precedence="next"/>
<link rel="preload" as="font" href="/a.woff2"/>
<script src="/a.js" async=""></script><script src="/b.js" async=""></script>
<script src="/old.js" noModule=""></script></head>
<body><script>self.x = 'src="/c.js"'</script></body></html>`;

test('each script counts once, and scripts for old browsers do not count', () => {
  expect(scriptsOf(html)).toEqual(['/a.js', '/b.js']);
});

test('scripts and fonts are not styles', () => {
  expect(stylesOf(html)).toEqual(['/a.css?x=1&y=2']);
});

test('a file that is missing is an error, not a light page', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/a.js' ? 200 : 404).end('x'.repeat(1000));
  }).listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const page = `http://localhost:${address.port}/`;
  try {
    const weight = await weigh(page, ['/a.js']);
    expect(weight.files).toBe(1);
    expect(weight.gzip).toBeLessThan(100);
    await expect(weigh(page, ['/b.js'])).rejects.toThrow('/b.js: 404');
  } finally {
    server.close();
  }
});
