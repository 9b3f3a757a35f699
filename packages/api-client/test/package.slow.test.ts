import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { findHeadlessChromium } from '@repo/testing/chromium';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Project } from './package/project.js';
import { startStubApi, type StubApi } from './package/stub-api.js';

// @repo/errors and @repo/api-client in a project of their own, used as their READMEs show.

/** A program that sends requests with `repeat` from the README of @repo/errors. `API` stands for the stub's address. */
const USE_REPEAT = `
import { repeat } from './repeat.js';

let token: string | undefined;
const send = () =>
  fetch('API/auth/sessions', { headers: token ? { authorization: \`Bearer \${token}\` } : {} });
const steps: string[] = [];
const response = await repeat(send, {
  async with_credentials() { steps.push('sign in'); token = 'expired'; },
  async after_refresh() { steps.push('refresh'); token = 'new'; },
});
console.log(steps.join(', '), response.status);
`;

const project = new Project();
const run = promisify(execFile);
let api: StubApi;

beforeAll(async () => {
  api = await startStubApi();
  project.install();
  for (const name of ['errors', 'api-client']) project.writeReadme(name, api.url);
  project.write('errors/use-repeat.ts', USE_REPEAT.replace('API', api.url));
});
afterAll(() => {
  api.close();
  project.remove();
});

/** Runs a compiled file with Node.js. */
async function output(file: string): Promise<string> {
  return (await run(process.execPath, [join(project.folder, 'out', file)])).stdout;
}

test.each(['errors', 'api-client'])('the package of @repo/%s holds its build only', (name) => {
  const files = readdirSync(join(project.folder, 'node_modules/@repo', name));
  expect(files.toSorted()).toEqual(['README.md', 'dist', 'package.json']);
});

test('the code of the READMEs has no type errors with a bundler', () => {
  const options = { module: 'esnext', moduleResolution: 'bundler', noEmit: true };
  expect(project.compile(options)).toBe('');
});

test('the code of the READMEs has no type errors with Node.js, and runs', async () => {
  expect(project.compile({ module: 'nodenext' })).toBe('');
  expect(await output('errors/read.js')).toBe('authentication_required with_credentials\n');
  expect(await output('errors/challenges.js')).toBe('api\n');
  expect(await output('errors/write.js')).toBe('');
  expect(await output('errors/use-repeat.js')).toBe('sign in, refresh 200\n');
  expect(await output('api-client/read.js')).toBe('ok\n');
  expect(await output('api-client/main.js')).toBe('[]\n');
});

test('the code of the READMEs runs in a browser, in one file', async () => {
  const {
    output: [bundle],
  } = await build({
    input: join(project.folder, 'api-client/main.ts'),
    platform: 'browser',
    write: false,
    // A warning means, for example, that an import was not found.
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  expect(bundle.imports).toEqual([]);
  api.serve(bundle.code);
  const executablePath = findHeadlessChromium();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
  });
  try {
    const page = await browser.newPage();
    const logged = page.waitForEvent('console', (message) => message.type() === 'log');
    await page.goto(api.url);
    expect((await logged).text()).toBe('[]');
  } finally {
    await browser.close();
  }
});
