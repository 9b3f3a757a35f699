import { headers } from 'next/headers';
import { IDEMPOTENCY_KEY } from '../forms/field-names';
import { handoverOf } from '../handover/current';

/** Tells the second press of a button from a form of a newer page: the id of the request that made this one. */
export async function IdempotencyKey() {
  const { requestId } = handoverOf(await headers());
  return <input type="hidden" name={IDEMPOTENCY_KEY} value={requestId} />;
}
