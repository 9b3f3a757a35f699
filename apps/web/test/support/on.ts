import type { ServerResponse } from 'node:http';
import type { Script } from './stub-api';

/** A script that answers the calls of one path, and those of one method where one is named. */
export const on =
  (path: string, answer: (response: ServerResponse) => void, method?: string): Script =>
  (seen, response) => {
    if (seen.path !== path || (method !== undefined && seen.method !== method)) return false;
    answer(response);
    return true;
  };
