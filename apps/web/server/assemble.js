// @ts-check
/*
 * Completes the folder of the standalone server: adds the static files and those of `public/`, which `next build` leaves out,
 * and replaces the generated server with ours. The folder then holds the whole app, for `npm start`, the tests and the container image.
 */
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { build } from 'rolldown';
import { serverBundle } from '../rolldown.config.js';

const app = new URL('../', import.meta.url);
const standalone = new URL('.next/standalone/apps/web/', app);

await cp(new URL('.next/static/', app), new URL('.next/static/', standalone), { recursive: true });
const files = new URL('public/', app);
if (existsSync(files)) await cp(files, new URL('public/', standalone), { recursive: true });
await rm(new URL('server.js', standalone));
await build(serverBundle('production', 'server/start.ts', '.next/standalone/apps/web/start.js'));
