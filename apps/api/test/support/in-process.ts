import { startTestApi } from '../api.js';

/** The API in this process: started in a moment, for tests that need no second one to share its settings. */
export async function startInProcess(env: Readonly<Record<string, string>>) {
  const api = await startTestApi({ API_ORIGIN, ...env });
  const url = `http://127.0.0.1:${api.port}`;
  /** Whether it is told what ends, and no longer has to ask. */
  const isLive = () => api.log.some((line) => line.includes('told by the database'));
  return { url, origin: API_ORIGIN, key: api.key, isLive, stop: () => api.close() };
}

export type InProcessApi = Awaited<ReturnType<typeof startInProcess>>;

const API_ORIGIN = 'http://localhost:3001';
