import type { ServerResponse } from 'node:http';
import type { Script } from './stub-api';

/** Makes a script that responds to calls of one path and, if it is given, one method. */
export const on =
  (path: string, respond: (response: ServerResponse) => void, method?: string): Script =>
  (seen, response) => {
    if (seen.path !== path || (method !== undefined && seen.method !== method)) return false;
    respond(response);
    return true;
  };
