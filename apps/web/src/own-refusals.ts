import { channel } from 'node:diagnostics_channel';
import type { Problem } from '@repo/errors';

/** A request that the web server itself refused. */
export interface OwnRefusal extends Pick<Problem, 'status' | 'code'> {
  readonly method: string;
}

/** Carries refusals from the proxy to the server's metrics: Next bundles the app apart from it, in one process. */
const refusals = channel('web:own-refusals');

export const tellRefusal = (refusal: OwnRefusal): void => refusals.publish(refusal);

/** Calls back for each refusal of the web server's own. */
export const onRefusal = (callback: (refusal: OwnRefusal) => void): void =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `tellRefusal` publishes here
  refusals.subscribe((refusal) => callback(refusal as OwnRefusal));
