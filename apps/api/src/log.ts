/** The token under which Nest hands out the one log (pino). */
export const LOG = Symbol('log');
