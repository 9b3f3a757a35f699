/**
 * Returns the command that runs the tests of one file, with Vitest or Playwright.
 *
 * @param file its path from the repository's root
 * @param options for the runner; `-t` filters by name with both
 * @throws if the file is not in a workspace
 */
export function commandFor(file: string, options: readonly string[]): string[] {
  const [top = '', name = '', ...rest] = file.split(/[\\/]/);
  if (!['apps', 'packages'].includes(top) || rest.length === 0) {
    const example = 'use a path such as apps/api/test/shutdown.test.ts';
    throw new Error(`${file} is not a test file of a workspace: ${example}.`);
  }
  const path = rest.join('/');
  const isSlow = path.includes('.slow.');
  const inWorkspace = ['npm', 'exec', `--workspace=${top}/${name}`, '--'];
  if (rest[0] === 'e2e') {
    const config = isSlow ? ['--config=playwright.slow.config.ts'] : [];
    const named = options.map((option) => (option === '-t' ? '-g' : option));
    return [...inWorkspace, 'playwright', 'test', ...config, path, ...named];
  }
  return [...inWorkspace, 'vitest', 'run', ...(isSlow ? ['--mode=slow'] : []), path, ...options];
}
