// @ts-check
/* Next's development server, which runs in a process of its own, with the same preload as the built one. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { listenAt } from './listen-at.js';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const preload = new URL('preload.js', import.meta.url).href;
const { NODE_OPTIONS = '', WEB_HOST, WEB_PORT = '3000' } = process.env;
const host = listenAt(WEB_HOST, 'localhost');

const child = spawn(process.execPath, [next, 'dev', '--hostname', host, '--port', WEB_PORT], {
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: `${NODE_OPTIONS} --import=${preload}` },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));
