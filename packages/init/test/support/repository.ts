import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { copyRepository, git, removeCheckout } from '@repo/checkout';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** Gives the tests of a file a copy of the repository. Each test starts with the committed files. */
export function repositoryCopy() {
  let folder = '';
  beforeAll(() => {
    folder = copyRepository();
  });
  afterEach(() => git(folder, 'reset', '--quiet', '--hard') + git(folder, 'clean', '-fdq'));
  afterAll(() => removeCheckout(folder));
  return {
    path: (name = '') => join(folder, name),
    git: (...args: string[]) => git(folder, ...args),
    init: (...args: string[]) => initIn(folder, args),
  };
}

/** Runs init as `npm run init` does, in a folder without installed packages. */
function initIn(folder: string, args: readonly string[]): SpawnSyncReturns<string> {
  const script = join(folder, 'packages/init/src/init.js');
  const { PATH } = process.env;
  return spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH },
  });
}
