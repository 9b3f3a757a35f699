/**
 * The command that runs the tests of one file: that of the runner which the file's workspace has for it.
 *
 * @param file its path from the top of the repository
 * @param options for the runner; `-t` is a part of the test's name, for either
 * @throws when it is in no workspace
 */
export function commandFor(file: string, options: readonly string[]): string[] {
  const [top = '', name = '', ...rest] = file.split(/[\\/]/);
  if (!['apps', 'packages'].includes(top) || rest.length === 0) {
    const how = 'name one by its path, as apps/api/test/shutdown.test.ts';
    throw new Error(`${file} is no test file of a workspace: ${how}.`);
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
