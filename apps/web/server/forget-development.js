// @ts-check
/*
 * Before a build: deletes the types that `npm run dev` has generated. They may name pages that are gone by now, and the
 * build would check them.
 */
import { rm } from 'node:fs/promises';

await rm(new URL('../.next/dev/types/', import.meta.url), { recursive: true, force: true });
