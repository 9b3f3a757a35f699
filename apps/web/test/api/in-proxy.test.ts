import { expect, test } from 'vitest';
import { callApi } from '../../src/api/call';
import { inProxy } from '../../src/api/in-proxy';

const call = { route: 'DELETE /auth/sessions/{id}', params: { id: 'no id' } } as const;
const caller = { address: '', userAgent: '', requestId: '' };

test('an API call from a Server Component fails with an error that names loader.ts, forms.ts, the guide and the decision record', async () => {
  await expect(callApi(call, caller)).rejects.toThrow(
    /^DELETE \/auth\/sessions\/\{id\} .*loader\.ts.*forms\.ts.*guides\/add-a-page\.md.*docs\/decisions\/0008-/,
  );
});

test('the proxy may call the API', async () => {
  const result = await inProxy(() => callApi(call, caller));
  expect(result).toMatchObject({ ok: false, problem: { code: 'not_found' } });
});
