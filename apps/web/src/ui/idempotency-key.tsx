import { headers } from 'next/headers';
import { IDEMPOTENCY_KEY } from '../forms/field-names';
import { pageContextOf } from '../page-context/current';

/** Lets the server recognise a second press: the id of the request that made this page. */
export async function IdempotencyKey() {
  const { requestId } = pageContextOf(await headers());
  return <input type="hidden" name={IDEMPOTENCY_KEY} value={requestId} />;
}
