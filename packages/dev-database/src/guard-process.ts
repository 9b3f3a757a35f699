import { once } from 'node:events';
import { stopAbandoned } from './server.js';

// guard.ts starts this program, with the cluster's folder as its argument. Standard input gets no data, and ends when
// the process that uses the server ends.
process.stdin.resume();
await once(process.stdin, 'end');
await stopAbandoned(process.argv[2] ?? '');
