import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const here = fileURLToPath(new URL('../', import.meta.url));

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'require-'));
  const manifests = ['apps/web', 'packages/start', 'node_modules/turbo'];
  for (const file of manifests.map((folder) => `${folder}/package.json`))
    write(file, '{ "type": "module" }');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function run(...args: string[]) {
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

function withNode(range: string) {
  write('package.json', JSON.stringify({ engines: { node: range } }));
  const entry = join(root, 'packages/start/prerequisites.js');
  copyFileSync(join(here, 'prerequisites.js'), entry);
  return run(entry);
}

test('a clone without packages gets a message that says what to do', () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  const { status, stderr } = withNode('>=20.0');
  expect(status).toBe(1);
  expect(stderr).toBe('The packages are not installed: run npm install.\n');
});

test('an older Node.js than the manifest requires is refused with a message', () => {
  const { status, stderr } = withNode('>=99.0');
  expect(status).toBe(1);
  expect(stderr).toBe(`Node.js 99.0 or later is required; this is ${process.versions.node}.\n`);
});

test('the minor version counts for the same major version only', () => {
  const [major] = process.versions.node.split('.').map(Number);
  expect(withNode(`>=${major}.999`).status).toBe(1);
  expect(withNode(`>=${Number(major) - 1}.999`).status).toBe(0);
});

test.each(['run.js', 'turbo.js'])('%s checks the prerequisites first', (entry) => {
  const [first] = readFileSync(join(here, entry), 'utf8').match(/^import .*$/m) ?? [];
  expect(first).toBe("import './prerequisites.js';");
});

test.each(['.data', '.turbo', 'apps/web/.next', 'packages/start/dist'])(
  'a %s that is not writable is named',
  (path) => {
    write('package.json', '{}');
    const checkUrl = new URL('../require-writable.js', import.meta.url).href;
    const program = `
      const { requireWritable } = await import(${JSON.stringify(checkUrl)});
      requireWritable(${JSON.stringify(root)});`;
    const check = () => run('--input-type=module', '-e', program);
    expect(check()).toMatchObject({ status: 0, stderr: '' });
    // A file in place of the folder, because root can write to every folder.
    write(path, '');
    const stderr = `${join(root, path)} must be a folder that this user can write to.\n`;
    expect(check()).toMatchObject({ status: 1, stderr });
  },
);
