import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { DEMO_PASSWORD } from '@repo/db';
import { beforeAll, expect, test } from 'vitest';
import { testApi, USER } from '../api.js';

const api = testApi();
const run = promisify(execFile);

/** A client with Python's urllib. Its Digest handler reads only the first challenge, and raises on an unknown scheme. */
const URLLIB = `
import sys, urllib.request
url, user, password = sys.argv[1:]
passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
passwords.add_password(None, url, user, password)
handlers = [urllib.request.HTTPBasicAuthHandler(passwords), urllib.request.HTTPDigestAuthHandler(passwords)]
print(urllib.request.build_opener(*handlers).open(url).read().decode())
`;

const user = `${USER}:${DEMO_PASSWORD}`;

/** Each sends the password only when it has been challenged, except curl with `--user` alone, which sends it at once. */
const clients: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['wget', 'wget', '-q', '-O', '-', `--user=${USER}`, `--password=${DEMO_PASSWORD}`],
  ['curl --anyauth', 'curl', '-sS', '--fail', '--anyauth', '--user', user],
  ['curl --user', 'curl', '-sS', '--fail', '--user', user],
];

beforeAll(() => {
  const missing = ['wget', 'curl', 'python3'].filter(
    (name) => spawnSync(name, ['--version']).error,
  );
  if (missing.length > 0) {
    throw new Error(`Missing: install with "apt-get install -y ${missing.join(' ')}".`);
  }
});

test.each(clients)(
  '%s signs in with the challenges that it receives',
  async (_, command, ...args) => {
    const { stdout } = await run(command, [...args, `http://127.0.0.1:${api.port}/user/profile`]);
    expect(JSON.parse(stdout)).toMatchObject({ email: USER });
  },
);

test('Python’s urllib signs in with Basic, also when it supports Digest', async () => {
  const url = `http://127.0.0.1:${api.port}/user/profile`;
  const { stdout } = await run('python3', ['-c', URLLIB, url, USER, DEMO_PASSWORD]);
  expect(JSON.parse(stdout)).toMatchObject({ email: USER });
});
