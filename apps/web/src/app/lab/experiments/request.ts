import 'server-only';
import { settings } from '../../../settings';
import type { Experiment, SentRequest } from '../run/experiment';
import { bearer, profile } from '../run/requests';

/** Makes a sign-out without a session: a form that anybody may send to the web app, and that changes nothing here. */
const signOut = (origin: string, site: string): SentRequest => ({
  method: 'POST',
  path: '/logout',
  to: 'web',
  fields: [
    ['Accept', 'application/json'],
    ['Origin', origin],
    ['Sec-Fetch-Site', site],
  ],
});

export const experiments = [
  {
    slug: 'authorization-malformed',
    code: 'authorization_malformed',
    what: 'Sends the word Bearer twice, as a client does when it adds the word to a token that already begins with it.',
    reason:
      'The header is malformed: a token has no space in it. No sign-in would help, so this is a 400, which is often taken for a 401.',
    source: {
      file: 'apps/api/src/credentials/authorization-field.ts',
      lines: `  if (rest === undefined || !TOKEN68.test(rest)) throw problem('authorization_malformed');`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      return { request: profile(bearer(`Bearer ${keep.accessToken}`)), keep };
    },
    fixes: {
      correct: {
        label: 'Correct the header',
        reason: 'Once the header was right, the same token was accepted.',
        apply: async (_, { accessToken = '' }) => profile(bearer(accessToken)),
      },
    },
  },
  {
    slug: 'multiple-credentials',
    code: 'multiple_credentials',
    what: 'Sends two Authorization lines, as happens when a client and a proxy each add one.',
    reason: 'A proxy and the API could each read a different one, so the API accepts neither.',
    source: {
      file: 'apps/api/src/credentials/read-credential.ts',
      lines: `  if (count > 1 || hasQueryToken(request)) throw problem('multiple_credentials');`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      const line = bearer(keep.accessToken);
      return { request: profile(line, line), keep };
    },
    fixes: {
      correct: {
        label: 'Send one of them',
        reason: 'With one line it is clear who is asking.',
        apply: async (_, { accessToken = '' }) => profile(bearer(accessToken)),
      },
    },
  },
  {
    slug: 'csrf-rejected',
    code: 'csrf_rejected',
    what: 'Sends a form to the web app the way a page of another site would make a browser send it.',
    reason:
      'A browser may send cookies with a form that another site submits. It also sends the origin of the form, which a page cannot forge.',
    source: {
      file: 'apps/web/src/proxy/dispatch.ts',
      lines: `  if (isForm && !isOwnOrigin(request.headers, settings().WEB_ORIGIN)) return refusedOrigin(context);`,
    },
    start: async () => ({ request: signOut('https://elsewhere.example', 'cross-site'), keep: {} }),
    fixes: {
      correct: {
        label: 'Send it from the application',
        reason:
          'Only the two header fields that name the origin have changed. The sign-out redirects, as always.',
        apply: async () => signOut(settings().WEB_ORIGIN, 'same-origin'),
      },
    },
  },
] satisfies readonly Experiment[];

declare module '../run/experiment' {
  interface Families {
    readonly request: (typeof experiments)[number]['code'];
  }
}
