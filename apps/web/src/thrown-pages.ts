import { channel } from 'node:diagnostics_channel';

/** Carries the ids of requests whose page threw from Next to the server: Next bundles the app apart from it, in one process. */
const thrown = channel('web:thrown-pages');

/** Says that the page of a request threw. */
export const tellThrown = (requestId: string): void => thrown.publish(requestId);

/** Calls back for each request whose page threw. */
export const onThrown = (callback: (requestId: string) => void): void =>
  thrown.subscribe((requestId) => callback(String(requestId)));
