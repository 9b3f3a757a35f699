import { createClient, Refusal } from '../../../../examples/fetch.js';
import type { Client } from './client.js';

export const viaFetch: Client = (url, { email, password, tokens }, ...calls) => {
  const askPassword = () => Promise.resolve(password);
  const call = createClient({ url, email, askPassword, ...(tokens && { tokens }) });
  return Promise.all(
    calls.map(async (each) => {
      try {
        return { data: await call(...each) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { refusal: `${error.code}: ${error.message}` };
      }
    }),
  );
};
