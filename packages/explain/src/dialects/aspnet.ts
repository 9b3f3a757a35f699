import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';

const MICROSOFT_WORDS =
  /^The (?:token expired at|audience|issuer|signature|token is not valid before|token has no expiration)/;

/** ASP.NET Core: its Bearer handler, and its problem details. */
export const aspnet: Rule = ({ body, field, challenges, status }) => {
  const description = challenges
    .map(({ params }) => params?.['error_description'] ?? '')
    .find((each) => MICROSOFT_WORDS.test(each));
  const isProblem = /^00-[\da-f]{32}-/.test(textAt(body.json, 'traceId') ?? '');
  const isAspNet =
    description !== undefined ||
    isProblem ||
    field('server') === 'Kestrel' ||
    field('x-powered-by') === 'ASP.NET';
  if (!isAspNet) return undefined;
  const dialect = 'ASP.NET Core';
  const challenge = challenges.find(({ scheme }) => scheme.toLowerCase() === 'bearer');
  if (status === 401 && challenge?.parameters.length === 0) {
    return {
      dialect,
      findings: [
        {
          about: 'ASP.NET Core',
          text: 'A bare Bearer means that the handler saw no token, or ran under another scheme than [Authorize] asks for. After a token that it refused it adds error="invalid_token".',
        },
      ],
    };
  }
  if (description === undefined) return { dialect };
  const what = /^The (?:audience|issuer)/.test(description)
    ? 'The token is genuine and for somebody else: compare its aud and iss with ValidAudience and ValidIssuer.'
    : description.startsWith('The signature')
      ? 'The key that signed the token is not one of the keys that the handler has: compare kid with the keys of the authority.'
      : 'The handler allows five minutes of difference between clocks (ClockSkew) before it says so.';
  return { dialect, findings: [{ about: 'ASP.NET Core', text: what }] };
};
