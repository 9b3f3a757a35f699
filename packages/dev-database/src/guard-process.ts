import { once } from 'node:events';
import { stopAbandoned } from './server.js';

// guard.ts starts this with the cluster's folder. The input is empty, and ends when the process that uses the server ends.
process.stdin.resume();
await once(process.stdin, 'end');
await stopAbandoned(process.argv[2] ?? '');
