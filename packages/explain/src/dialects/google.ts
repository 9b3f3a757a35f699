import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

/** The APIs of Google, whose errors are those of gRPC. */
export const google: Rule = ({ body, challenges }) => {
  const status = textAt(body.json, 'error', 'status');
  const isGoogle =
    challenges.some(({ params }) => params?.['realm'] === 'https://accounts.google.com/') ||
    status === 'UNAUTHENTICATED' ||
    status === 'PERMISSION_DENIED';
  if (!isGoogle) return undefined;
  const dialect = 'Google APIs';
  const reason = textAt(body.json, 'error', 'details', 0, 'reason');
  if (status === 'PERMISSION_DENIED') {
    return {
      dialect,
      meaning: {
        text:
          reason === 'SERVICE_DISABLED'
            ? 'The API is not enabled in the project of the caller.'
            : 'Google knows the caller, but the caller lacks a permission or the token lacks a scope.',
        clause: 'Google Cloud, error model',
      },
      next: nextStep(
        'none',
        reason === 'SERVICE_DISABLED'
          ? 'Enable the API for the project, and repeat the request after a few minutes.'
          : 'Ask for an IAM role with this permission, or request a token with the scope of this API.',
      ),
    };
  }
  return {
    dialect,
    meaning: {
      text: 'Google did not accept the credentials: an OAuth access token is missing, has expired or is not for this API.',
      clause: 'Google Cloud, error model',
    },
    next:
      reason === 'ACCESS_TOKEN_EXPIRED'
        ? nextStep('after_refresh')
        : nextStep(
            'with_credentials',
            'Get a new access token, for example with gcloud auth print-access-token, and repeat the request.',
          ),
  };
};
