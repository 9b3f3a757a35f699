import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { freePort } from '@repo/dev-database';
import { responds, until } from '../wait.js';

const folder = fileURLToPath(new URL('../../minimal-app/', import.meta.url));
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

const run = (args: string[]) =>
  spawn(process.execPath, [next, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** Builds and serves a minimal Next.js app, with the same versions as the web app. */
export async function startMinimalApp() {
  const [code] = await once(run(['build']), 'exit');
  if (code !== 0) throw new Error('the minimal Next.js app does not build');
  const port = await freePort();
  const child = run(['start', '--port', String(port)]);
  const url = `http://localhost:${port}/`;
  await until(
    () => responds(url),
    () => child.exitCode !== null,
  );
  return {
    url,
    async stop() {
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
}
