import { buildCache, checkOut, removeCheckout } from '@repo/checkout';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { followGuide } from '../src/index.js';
import { readGuide } from '../src/read-guide.js';

const GUIDES = 'docs/guides';
const folderOfGuides = fileURLToPath(new URL(`../../../${GUIDES}`, import.meta.url));
/** The guides that have steps to follow. */
const guides = readdirSync(folderOfGuides).filter(
  (name) => readGuide(readFileSync(join(folderOfGuides, name), 'utf8')).length > 0,
);

/** Environment variables of this test, which a reader's commands would not have. */
const OURS = /^(?:DATABASE_URL|DIRECT_DATABASE_URL|APP_ENV|NODE_ENV|VITEST.*|npm_.*|INIT_CWD)$/;

const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))),
  // With the cache of this repository, Turborepo does not repeat a build of the same files.
  TURBO_CACHE_DIR: buildCache(),
};

test.each(guides)('%s can be followed literally', { timeout: 1_800_000 }, async (name) => {
  const folder = checkOut();
  try {
    const signal = AbortSignal.timeout(1_740_000);
    expect(await followGuide(`${GUIDES}/${name}`, { folder, env, signal })).toBeUndefined();
  } finally {
    removeCheckout(folder);
  }
});
