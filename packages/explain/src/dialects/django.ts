import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

const DETAILS =
  /^(?:Authentication credentials were not provided\.|Invalid token(?: header)?\b|Invalid username\/password\.|User inactive or deleted\.|You do not have permission to perform this action\.|CSRF Failed:|Incorrect authentication credentials\.|Given token not valid for any token type|Invalid basic header\b)/;

/** Django REST framework, and Simple JWT. */
export const django: Rule = ({ body, status, challenges }) => {
  const detail = textAt(body.json, 'detail');
  if (detail === undefined || !DETAILS.test(detail)) return undefined;
  const dialect = 'Django REST framework';
  if (textAt(body.json, 'code') === 'token_not_valid') {
    return {
      dialect,
      meaning: {
        text: 'Simple JWT did not accept the token: it has expired, is of another type, or its signature is wrong.',
        clause: 'RFC 6750 §3.1',
      },
      next: nextStep('after_refresh'),
    };
  }
  if (status === 403 && /not provided|Invalid|inactive/.test(detail)) {
    return {
      dialect,
      findings: [
        {
          about: 'Django REST framework',
          text: 'It answers 403 here because the first authentication class of the view, SessionAuthentication, has no challenge. List TokenAuthentication or BasicAuthentication first to get a 401.',
          clause: 'Django REST framework, authentication',
        },
      ],
    };
  }
  const isToken = challenges[0]?.scheme === 'Token';
  return isToken && status === 401
    ? {
        dialect,
        next: nextStep(
          'with_credentials',
          'Send a valid token as Authorization: Token <token>; the scheme Bearer is not accepted here.',
        ),
      }
    : { dialect };
};
