// @ts-check
/*
 * Completes the folder of the standalone server, which `next build` leaves without the static files: adds them, and puts our
 * server in place of the generated one. The folder is then the whole app, here, in the tests and in an image.
 */
import { cp, rm } from 'node:fs/promises';
import { build } from 'rolldown';
import { serverBundle } from '../rolldown.config.js';

const app = new URL('../', import.meta.url);
const standalone = new URL('.next/standalone/apps/web/', app);

await cp(new URL('.next/static/', app), new URL('.next/static/', standalone), { recursive: true });
await rm(new URL('server.js', standalone));
await build(serverBundle('production', 'server/start.ts', '.next/standalone/apps/web/start.js'));
