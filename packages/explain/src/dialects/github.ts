import type { Exchange } from '../exchange.js';
import type { Reading, Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { waitStep } from '../status/wait.js';
import { show } from '../words/mask.js';
import { nextStep } from '../words/next-steps.js';

const dialect = 'GitHub';

/** The REST API of GitHub. */
export const github: Rule = (exchange) => {
  const { body, field, status } = exchange;
  const documentation = textAt(body.json, 'documentation_url') ?? '';
  const isGitHub =
    documentation.startsWith('https://docs.github.com/') ||
    field('x-github-request-id') !== undefined ||
    field('server')?.toLowerCase() === 'github.com';
  if (!isGitHub) return undefined;
  if (status === 401) return unauthorized(exchange);
  if (status === 403 || status === 429) return forbidden(exchange);
  if (status === 404) return hidden;
  return { dialect };
};

function unauthorized({ field, body }: Exchange): Reading {
  if (field('x-github-otp') !== undefined) {
    return {
      dialect,
      meaning: {
        text: 'The password is right, but the account also requires a second factor.',
        clause: 'GitHub REST API, two-factor authentication',
      },
      next: nextStep(
        'with_credentials',
        'Use a personal access token: GitHub no longer accepts passwords.',
      ),
    };
  }
  return body.message === 'Bad credentials'
    ? {
        dialect,
        meaning: {
          text: 'The token is not valid: it expired, was revoked, or was not copied whole. GitHub also revokes tokens that it finds in public code.',
          clause: 'GitHub REST API, authentication',
        },
        next: nextStep(
          'with_credentials',
          'Create a new token, and send it as Authorization: Bearer <token>.',
        ),
      }
    : {
        dialect,
        meaning: {
          text: 'The request had no token, and this address needs one.',
          clause: 'GitHub REST API, authentication',
        },
        next: nextStep(
          'with_credentials',
          'Create a token, and send it as Authorization: Bearer <token>.',
        ),
      };
}

function forbidden(exchange: Exchange): Reading {
  const { field, body, status } = exchange;
  if (field('x-ratelimit-remaining') === '0' || /rate limit/i.test(body.message ?? '')) {
    return {
      dialect,
      meaning: {
        text: 'A rate limit was reached. Missing permissions are not the cause.',
        clause: 'GitHub REST API, rate limits',
      },
      next: waitStep(exchange),
      ...(status === 403 && {
        shouldHaveSaid: [
          {
            text: 'This should be a 429 with Retry-After: a 403 tells clients that waiting does not help.',
            clause: 'RFC 6585 §4',
          },
        ],
      }),
    };
  }
  if (field('x-github-sso') !== undefined || /SAML/.test(body.message ?? '')) {
    return {
      dialect,
      meaning: {
        text: 'The token is valid, but its owner has not authorized it for this organization, which uses single sign-on.',
        clause: 'GitHub REST API, SAML SSO',
      },
      next: nextStep(
        'none',
        'Authorize the token for the organization in its settings, and repeat the request.',
      ),
    };
  }
  const accepted = field('x-accepted-github-permissions') ?? field('x-accepted-oauth-scopes');
  return {
    dialect,
    meaning: {
      text: 'The token is valid, but is not allowed to do this.',
      clause: 'GitHub REST API, permissions',
    },
    next: nextStep(
      'none',
      accepted
        ? `Use a token that has one of the permissions named in the response: ${show(accepted)}.`
        : 'Use a token that has this permission, or ask an owner of the repository for access.',
    ),
  };
}

const hidden: Reading = {
  dialect,
  meaning: {
    text: 'There is nothing at this address, or the token has no access to it: GitHub answers 404 for private repositories.',
    clause: 'GitHub REST API, troubleshooting',
  },
  next: nextStep(
    'none',
    'Check the address, and that the token has access to this private repository.',
  ),
};
