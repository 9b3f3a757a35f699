import { startApi } from '@repo/testing';
import { type Answer, send } from './answer.js';
import { check } from './check.js';

/** An API in a process of its own, asked with header fields of any kind; its answers have passed what holds for all. */
export async function startOnWire(env: Readonly<Record<string, string>>) {
  const { url, stop } = await startApi({ env });
  const port = Number(new URL(url).port);
  const ask = async (method: string, target: string, headers: readonly string[], body?: string) => {
    const answer = await send(port, target, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    await check(answer, method);
    return answer;
  };
  return {
    stop,
    get: (target: string, ...headers: readonly string[]): Promise<Answer> =>
      ask('GET', target, headers),
    post: (target: string, value: unknown, ...headers: readonly string[]): Promise<Answer> =>
      ask('POST', target, ['content-type', 'application/json', ...headers], JSON.stringify(value)),
  };
}

export type ApiOnWire = Awaited<ReturnType<typeof startOnWire>>;
