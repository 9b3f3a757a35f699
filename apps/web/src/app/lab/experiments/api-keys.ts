import 'server-only';
import type { FieldLine } from '@repo/errors';
import { setTimeout as delay } from 'node:timers/promises';
import type { Experiment, Kept, Recorder, SentRequest } from '../run/experiment';
import { bearer, profile, rename } from '../run/requests';

/** In milliseconds. */
const SHORT_LIFE = 1500;

const createWith = (
  { accessToken = '' }: Kept,
  scopes: readonly string[],
  expiresAt?: Date,
): SentRequest => ({
  method: 'POST',
  path: '/api-keys',
  fields: [bearer(accessToken)],
  body: { name: 'Lab', scopes, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) },
});

/** Creates a key, as a step that the page shows. */
async function createKey(recorder: Recorder, kept: Kept, scopes: string[]): Promise<string> {
  const { body } = await recorder.send('Create an API key', createWith(kept, scopes));
  return String(body['key']);
}

const withKey = (key: string): FieldLine => ['X-API-Key', key];

const read = (key: string) => profile(withKey(key));

export const experiments = [
  {
    slug: 'api-key-invalid',
    code: 'api_key_invalid',
    what: 'Reads a profile with an API key that was revoked a moment ago.',
    reason:
      'This key no longer exists. Unknown keys, revoked keys and keys with a wrong secret all get the same response.',
    source: {
      file: 'apps/api/src/api-keys/api-keys.ts',
      lines: `    if (row === undefined) throw invalid('unknown or revoked key');`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      const { body } = await recorder.prepare(createWith(keep, ['profile:read']));
      await recorder.send('Revoke the key', {
        method: 'DELETE',
        path: `/api-keys/${String(body['id'])}`,
        fields: [bearer(keep.accessToken)],
      });
      return { request: read(String(body['key'])), keep };
    },
    fixes: {
      create: {
        label: 'Create another key',
        reason:
          'The new key is accepted. Keys are not cached, so revoking one takes effect at once.',
        apply: async (recorder, kept) => read(await createKey(recorder, kept, ['profile:read'])),
      },
    },
  },
  {
    slug: 'api-key-expired',
    code: 'api_key_expired',
    what: 'Creates an API key that lives for a second, waits, and reads a profile with it.',
    reason:
      'The key is genuine, but has expired. Only a client with the complete key learns that it has expired; all others get “not accepted”.',
    source: {
      file: 'apps/api/src/api-keys/api-keys.ts',
      lines: `    if (row.is_expired) throw problem('api_key_expired');`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      const end = new Date(Date.now() + SHORT_LIFE);
      const { body } = await recorder.prepare(createWith(keep, ['profile:read'], end));
      await delay(SHORT_LIFE + 100);
      return { request: read(String(body['key'])), keep };
    },
    fixes: {
      create: {
        label: 'Create another key',
        reason: 'An expired key cannot be extended. The new one is accepted.',
        apply: async (recorder, kept) => read(await createKey(recorder, kept, ['profile:read'])),
      },
    },
  },
  {
    slug: 'api-key-without-the-scope',
    code: 'insufficient_scope',
    variant: 'an API key',
    what: 'Changes a profile with an API key that may only read it.',
    reason:
      'The key is valid, but was created without the scope that this request needs. The challenge for API keys names it.',
    source: {
      file: 'apps/api/src/authorization/scopes.guard.ts',
      lines: `  if (scopes.every((scope) => principal?.scopes.includes(scope))) return;`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      const { body } = await recorder.prepare(createWith(keep, ['profile:read']));
      return { request: rename(withKey(String(body['key']))), keep };
    },
    fixes: {
      scope: {
        label: 'Use a key with the scope',
        reason:
          'This key has the scope. The first one never will, because the scopes of a key cannot be changed.',
        apply: async (recorder, kept) =>
          rename(withKey(await createKey(recorder, kept, ['profile:read', 'profile:write']))),
      },
    },
  },
] satisfies readonly Experiment[];

declare module '../run/experiment' {
  interface Families {
    readonly apiKeys: (typeof experiments)[number]['code'];
  }
}
