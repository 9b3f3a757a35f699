import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWorkspace, withDependencies } from '../src/workspace.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workspace-'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ workspaces: ['apps/*', 'libs/*'] }));
});

afterEach(() => rmSync(root, { recursive: true }));

function add(path: string, manifest: object): void {
  mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(root, path, 'package.json'), JSON.stringify(manifest));
}

const namesOf = (...names: string[]) =>
  withDependencies(readWorkspace(root), names).map(({ name }) => name);

test('the direct and indirect dependencies of an app are listed once each', () => {
  add('apps/api', { name: 'api', dependencies: { edge: '*', errors: '*', fastify: '5.0.0' } });
  add('apps/web', { name: 'web', dependencies: { edge: '*' } });
  add('libs/edge', { name: 'edge', dependencies: { errors: '*' } });
  add('libs/errors', { name: 'errors' });
  add('libs/unused', { name: 'unused' });
  expect(namesOf('api')).toEqual(['api', 'edge', 'errors']);
  expect(namesOf('web')).toEqual(['web', 'edge', 'errors']);
  expect(namesOf('api', 'web')).toEqual(['api', 'edge', 'errors', 'web']);
});

test('development dependencies are left out, and a cycle ends', () => {
  add('apps/api', { name: 'api', dependencies: { one: '*' }, devDependencies: { testing: '*' } });
  add('libs/one', { name: 'one', dependencies: { two: '*' } });
  add('libs/two', { name: 'two', dependencies: { one: '*' } });
  add('libs/testing', { name: 'testing' });
  expect(namesOf('api')).toEqual(['api', 'one', 'two']);
});

test('a folder without a manifest is not a member', () => {
  add('apps/api', { name: 'api' });
  mkdirSync(join(root, 'libs/empty'), { recursive: true });
  writeFileSync(join(root, 'libs/README.md'), '');
  expect([...readWorkspace(root).keys()]).toEqual(['api']);
});
