import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

/** Keycloak: its admin API and its userinfo endpoint. The errors of its token endpoint are explained by oauth.ts. */
export const keycloak: Rule = ({ body, challenges, request, status }) => {
  const error = textAt(body.json, 'error');
  const isAdmin = error === 'HTTP 401 Unauthorized' || error === 'HTTP 403 Forbidden';
  const isKeycloak =
    isAdmin ||
    /\/realms\/[\w-]{1,60}(?:\/|$)/.test(request?.target ?? '') ||
    challenges.some(({ params }) => params?.['error_description'] === 'Token verification failed');
  if (!isKeycloak) return undefined;
  const dialect = 'Keycloak';
  if (status === 403 || error === 'HTTP 403 Forbidden') {
    return {
      dialect,
      meaning: {
        text: 'Keycloak accepts the token, but its user lacks a role, such as view-users of the client realm-management.',
        clause: 'Keycloak admin REST API',
      },
      next: nextStep(
        'none',
        'Give the user or the service account the role that this address needs, and get a new token.',
      ),
    };
  }
  if (!isAdmin && challenges.length === 0) return { dialect };
  return {
    dialect,
    meaning: {
      text: 'Keycloak did not accept the token: it has expired, its session has ended, or it was issued by another realm or under another host name.',
      clause: 'Keycloak server',
    },
    next: nextStep('after_refresh'),
    findings: [
      {
        about: 'Keycloak',
        text: 'Compare iss of the token with the address of the realm: a server with two host names issues tokens with two values of iss.',
      },
    ],
  };
};
