// @ts-check
/* Starts the web app with Next's compiler, which builds a page when it is requested and again when a source changes. */
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { serverBundle } from '../rolldown.config.js';

Object.assign(process.env, { NODE_ENV: 'development' });
await build(serverBundle('development', 'server/serve.ts', '.next/serve.mjs'));
/** @type {typeof import('./serve.ts')} */
const { serve } = await import(new URL('../.next/serve.mjs', import.meta.url).href);
await serve({ dev: true, dir: fileURLToPath(new URL('..', import.meta.url)) });
