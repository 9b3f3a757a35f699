/**
 * Returns the commands that run the tests of some files, with Vitest or Playwright: one for each workspace and runner.
 *
 * @param files paths of test files or of folders, from the repository's root
 * @param options for the runners. `-t` filters tests by name; for Playwright it becomes `-g`
 * @throws if a file is not in a workspace
 */
export function commandsFor(files: readonly string[], options: readonly string[]): string[][] {
  const runs = files.map(runOf);
  return [...new Set(runs.map(({ runner }) => runner))].map((runner) => {
    const paths = runs.filter((run) => run.runner === runner).map(({ path }) => path);
    const named = options.map((option) =>
      option === '-t' && runner.includes(' playwright ') ? '-g' : option,
    );
    return [...runner.split(' '), ...paths, ...named];
  });
}

/** Finds the runner of a file, and its path in the workspace. */
function runOf(file: string): { readonly runner: string; readonly path: string } {
  const [top = '', name = '', ...rest] = file.split(/[\\/]/);
  if (!['apps', 'packages'].includes(top) || rest.length === 0) {
    const example = 'use a path such as apps/api/test/shutdown.test.ts';
    throw new Error(`${file} is not a test file of a workspace: ${example}.`);
  }
  const path = rest.join('/');
  const isSlow = path.includes('.slow.');
  const program =
    rest[0] === 'e2e'
      ? `playwright test${isSlow ? ' --config=playwright.slow.config.ts' : ''}`
      : `vitest run${isSlow ? ' --mode=slow' : ''}`;
  return { runner: `npm exec --workspace=${top}/${name} -- ${program}`, path };
}
