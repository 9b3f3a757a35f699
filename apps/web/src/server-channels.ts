import { channel } from 'node:diagnostics_channel';
import type { Problem } from '@repo/errors';

/** Carries messages from the app to the server. Both run in one process, but Next bundles the app separately. */
function serverChannel<T>(name: string) {
  const messages = channel(`web:${name}`);
  return {
    send: (message: T): void => messages.publish(message),
    listen: (callback: (message: T) => void): void =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `send` publishes here
      messages.subscribe((message) => callback(message as T)),
  };
}

/** A request that the web server itself refused. */
interface OwnRefusal extends Pick<Problem, 'status' | 'code'> {
  readonly method: string;
}

/** Refusals of the web server's own, for its metrics. */
export const ownRefusals = serverChannel<OwnRefusal>('own-refusals');

/** Ids of requests whose page threw. */
export const thrownPages = serverChannel<string>('thrown-pages');
