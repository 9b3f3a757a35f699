import { create, isAxiosError } from 'axios';
import { withRetries } from '../../../../examples/axios.js';
import type { Client } from './client.js';

export const viaAxios: Client = (url, { email, password, tokens }, ...calls) => {
  const askPassword = () => Promise.resolve(password);
  const options = { email, askPassword, ...(tokens && { tokens }) };
  const api = withRetries(create({ baseURL: url }), options);
  return Promise.all(
    calls.map(async ([method, path, body]) => {
      try {
        return {
          data: (await api.request({ method, url: path, ...(body && { data: body }) })).data,
        };
      } catch (error) {
        if (!isAxiosError(error) || !error.response) throw error;
        return { refusal: `${error.response.data?.code}: ${error.response.data?.detail}` };
      }
    }),
  );
};
