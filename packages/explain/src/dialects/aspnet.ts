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
          text: 'A Bearer challenge without parameters means that the handler found no token, or that [Authorize] asks for a different scheme. If it had refused a token, it would add error="invalid_token".',
        },
      ],
    };
  }
  if (description === undefined) return { dialect };
  const what = /^The (?:audience|issuer)/.test(description)
    ? 'The token comes from another issuer, or is for another API: compare its iss and aud with ValidIssuer and ValidAudience.'
    : description.startsWith('The signature')
      ? 'The key that signed the token is not one of the keys that the handler has: compare kid with the keys of the authority.'
      : description.startsWith('The token has no expiration')
        ? 'The token has no exp, and the handler requires one (RequireExpirationTime).'
        : 'The handler already allows for five minutes of clock difference (ClockSkew).';
  return { dialect, findings: [{ about: 'ASP.NET Core', text: what }] };
};
