import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, Client, Outcome } from './client.js';
import { run } from './run.js';

/** Runs the script once for each call, one after the other, with one file of tokens. */
export const viaShell: Client = async (url, { email, password, tokens }, ...calls) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  const file = join(folder, 'tokens.json');
  const env = { API_URL: url, API_TOKENS: file, API_EMAIL: email, API_PASSWORD: password };
  const call = async ([method, path, body]: Call): Promise<Outcome> => {
    const args = [method, path, ...(body ? [JSON.stringify(body)] : [])];
    const { code, stdout, stderr } = await run('./curl.sh', args, { env });
    if (code !== 0) return { refusal: stderr };
    return { data: stdout === '' ? undefined : JSON.parse(stdout) };
  };
  try {
    if (tokens) writeFileSync(file, JSON.stringify(tokens));
    const outcomes: Outcome[] = [];
    for (const each of calls) outcomes.push(await call(each));
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
