import { once } from 'node:events';
import { stopAbandoned } from './server.js';

// Started by guard.ts with the cluster's folder. The input never holds anything: it ends with the user of the server.
process.stdin.resume();
await once(process.stdin, 'end');
await stopAbandoned(process.argv[2] ?? '');
