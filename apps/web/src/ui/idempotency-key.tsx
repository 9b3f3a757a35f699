import { IDEMPOTENCY_KEY } from '../forms/field-names';
import { pageContext } from '../page-context/current';

/** Hidden field by which the server recognises a second press: the id of the request that made this page. */
export async function IdempotencyKey() {
  const { requestId } = await pageContext();
  return <input type="hidden" name={IDEMPOTENCY_KEY} value={requestId} />;
}
