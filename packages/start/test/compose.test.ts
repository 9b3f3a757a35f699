import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const names = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, name = '']) => name));

const readme = read('README.md');
const composeFile = read('docker-compose.yml');
const taken = names(composeFile, /\$\{(\w+)/g);

test('the README names the settings that compose takes from .env', () => {
  const [, list = ''] =
    /It takes these settings\s+from `\.env` or the shell:\s+([^.]+)\./.exec(readme) ?? [];
  expect(taken).toEqual(names(list, /`(\w+)`/g));
});

test('compose does not pass on the URLs in .env, because those are for npm start', () => {
  for (const name of ['DATABASE_URL', 'DIRECT_DATABASE_URL', 'SMTP_URL', 'API_INTERNAL_URL'])
    expect(taken).not.toContain(name);
});

test('each setting that compose passes on is documented, and may be absent', () => {
  const page = read('docs/settings.md');
  for (const name of taken) expect(page).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|`, 'm'));
  expect(composeFile).not.toMatch(/\$\{\w+\}|\$\{\w+[^\w:]/);
});
