// @ts-check
/* Starts the built web app: `node start.js` in the folder that `npm run build` assembled. */
import './peer-address.js';

process.env.PORT = process.env.WEB_PORT || '3000';
// A loopback address here breaks the rewrites to the error pages.
process.env.HOSTNAME = '0.0.0.0';

await import(new URL('server.js', import.meta.url).href);
