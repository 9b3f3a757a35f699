export { type ServerProcess, StartError } from './server-process.js';
export { startApi, startWeb } from './servers.js';
