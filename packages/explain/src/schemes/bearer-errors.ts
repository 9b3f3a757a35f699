import type { NextStep, Statement } from '../explanation.js';
import { nextStep } from '../words/next-steps.js';

/** An error code of a Bearer or DPoP challenge. */
export interface BearerError {
  /** The status that it belongs to. */
  readonly status: number;
  readonly meaning: Statement;
  readonly next: NextStep;
}

/** The registered error codes (RFC 6750 §3.1, RFC 9470 §3, RFC 9449 §7.1 and §9), and one of Microsoft's. */
export const bearerErrors: Readonly<Record<string, BearerError>> = {
  invalid_token: {
    status: 401,
    meaning: {
      text: 'The token was read and not accepted: it has expired, was revoked, is malformed, or was issued for another API.',
      clause: 'RFC 6750 §3.1',
    },
    next: nextStep('after_refresh'),
  },
  invalid_request: {
    status: 400,
    meaning: {
      text: 'The request itself is wrong: a parameter is missing or repeated, or the token was sent in two ways.',
      clause: 'RFC 6750 §3.1',
    },
    next: nextStep(
      'after_fix',
      'Send the token once, as Authorization: Bearer <token>, and correct the parameters of the request.',
    ),
  },
  insufficient_scope: {
    status: 403,
    meaning: {
      text: 'The token is valid, but does not have the scope that this request needs.',
      clause: 'RFC 6750 §3.1',
    },
    next: nextStep(
      'none',
      'Do not repeat the request with this token: get one with the scope that is missing, or ask for the permission.',
    ),
  },
  insufficient_user_authentication: {
    status: 401,
    meaning: {
      text: 'The token is valid, but the sign-in behind it is too old or too weak for this request.',
      clause: 'RFC 9470 §3',
    },
    next: nextStep('after_reauth'),
  },
  insufficient_claims: {
    status: 401,
    meaning: {
      text: 'The token is valid, but Microsoft Entra ID has to issue another one, with the claims of this challenge.',
      clause: 'Microsoft identity platform, claims challenge',
    },
    next: nextStep(
      'after_reauth',
      'Request a new token with the value of claims, for which the user may have to sign in again, and repeat the request.',
    ),
  },
  use_dpop_nonce: {
    status: 401,
    meaning: {
      text: 'The server wants its own nonce in the DPoP proof. The token is not refused: the request only has to be sent again with the nonce.',
      clause: 'RFC 9449 §9',
    },
    next: nextStep(
      'after_fix',
      'Make a new DPoP proof with the value of DPoP-Nonce as its nonce, and repeat the request at once with the same token.',
    ),
  },
  invalid_dpop_proof: {
    status: 401,
    meaning: {
      text: 'The DPoP proof does not match the request: its method, URL, time, key or token hash differs.',
      clause: 'RFC 9449 §7.1',
    },
    next: nextStep(
      'after_fix',
      'Make a new DPoP proof for exactly this method, URL and token, and send it with the request.',
    ),
  },
};
