import type { ServerResponse } from 'node:http';
import type { Script } from './stub-api';

/** Makes a script that responds to calls to one path; if a method is given, only to calls with that method. */
export const on =
  (path: string, respond: (response: ServerResponse) => void, method?: string): Script =>
  (seen, response) => {
    if (seen.path !== path || (method !== undefined && seen.method !== method)) return false;
    respond(response);
    return true;
  };
