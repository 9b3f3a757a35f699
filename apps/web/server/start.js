// @ts-check
/* Starts the built web app: `node start.js` in the folder that `npm run build` assembled. */
import { listenAt } from './listen-at.js';
import './preload.js';

const { APP_ENV, WEB_HOST, WEB_PORT } = process.env;
process.env.PORT = WEB_PORT || '3000';
// This machine only in development, as the API. By its name: 127.0.0.1 breaks the rewrites to the error pages.
process.env.HOSTNAME = listenAt(WEB_HOST, APP_ENV === 'development' ? 'localhost' : '0.0.0.0');

await import(new URL('server.js', import.meta.url).href);
