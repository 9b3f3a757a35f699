/** Starts the built web app: `node start.js`, beside the `server.js` that `next build` wrote. */
process.env['PORT'] = process.env['WEB_PORT'] ?? '3000';
// A loopback address here breaks rewrites; a host that may be reached is what Next expects.
process.env['HOSTNAME'] = '0.0.0.0';

await import(new URL('server.js', import.meta.url).href);
