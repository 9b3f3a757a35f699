// @ts-check
/*
 * `next build` leaves the static files out of the folder of the standalone server. This puts them there, and the
 * start file, so that the folder is the whole app: here, in the tests and in an image.
 */
import { cp, readdir, rm } from 'node:fs/promises';

/** What builds and what develops stays here. */
const OF_THE_WORKSHOP = new Set(['assemble.js', 'dev.js']);

const app = new URL('../', import.meta.url);
const standalone = new URL('.next/standalone/apps/web/', app);

await rm(new URL('.next/static/', standalone), { recursive: true, force: true });
await cp(new URL('.next/static/', app), new URL('.next/static/', standalone), { recursive: true });
for (const file of await readdir(new URL('server/', app))) {
  if (!OF_THE_WORKSHOP.has(file))
    await cp(new URL(`server/${file}`, app), new URL(file, standalone));
}
