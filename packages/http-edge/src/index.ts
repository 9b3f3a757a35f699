export type { EdgeServer } from './edge-server.js';
export { fieldLines, readFields } from './field-lines.js';
export { listen, listenAddresses, listenAlso } from './listen.js';
export { isFromThisMachine } from './loopback.js';
export { networkOf } from './network.js';
export type {
  EdgeOptions,
  Limits,
  UnroutedRequest,
  UnroutedCode,
  UnroutedResponse,
} from './options.js';
export { createServer } from './server.js';
export { writeResponse } from './write-response.js';
