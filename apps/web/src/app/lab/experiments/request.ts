import 'server-only';
import { settings } from '../../../settings';
import type { Experiment, SentRequest } from '../run/experiment';
import { bearer, profile } from '../run/requests';

/** A sign-out without a session: a form of the web app that anybody may send, and that changes nothing here. */
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
    what: 'Sends the word Bearer twice, as a client does that adds it to a token that already has it.',
    reason:
      'The header breaks the grammar: a token has no space in it. It is a 400, because no sign-in would help, but people take it for a 401.',
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
        reason: 'The same token was accepted once the header was right.',
        apply: async (_, { accessToken = '' }) => profile(bearer(accessToken)),
      },
    },
  },
  {
    slug: 'multiple-credentials',
    code: 'multiple_credentials',
    what: 'Sends two Authorization lines, as happens when a client and a proxy each add one.',
    reason: 'Two programs on the way may take a different one of them, so the API takes neither.',
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
        reason: 'With one line it is clear who asks.',
        apply: async (_, { accessToken = '' }) => profile(bearer(accessToken)),
      },
    },
  },
  {
    slug: 'csrf-rejected',
    code: 'csrf_rejected',
    what: 'Sends a form to the web app as the page of another site would make a browser send it.',
    reason:
      'A browser adds its cookies to whatever another site makes it send. The browser says where the form came from, and no page can forge that.',
    source: {
      file: 'apps/web/src/proxy/dispatch.ts',
      lines: `  if (isForm && !isOwnOrigin(request.headers, settings().WEB_ORIGIN)) return refusedOrigin(context);`,
    },
    start: async () => ({ request: signOut('https://elsewhere.example', 'cross-site'), keep: {} }),
    fixes: {
      correct: {
        label: 'Send it from the application',
        reason:
          'Only the two fields that name the origin have changed. The sign-out redirects, as always.',
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
