import { bearerFaults, bearerParameters, meaningOf, readBearer } from './bearer.js';
import type { Scheme } from './scheme.js';

/** Access tokens that are bound to a key (RFC 9449). */
export const dpop: Scheme = {
  name: 'dpop',
  meaning: (challenge) =>
    challenge.params?.['error'] === undefined
      ? {
          text: 'Send an access token and, in the DPoP field, a proof that you hold the key that it is bound to.',
          clause: 'RFC 9449 §7.1',
        }
      : meaningOf(challenge, 'DPoP'),
  parameters: { ...bearerParameters, algs: 'the signature algorithms that the proof may have' },
  faults: (challenge) => bearerFaults(challenge).filter(({ clause }) => clause !== 'RFC 6750 §3'),
  read: (challenge, exchange) => ({
    ...readBearer(challenge, exchange),
    findings:
      challenge.params?.['error'] === 'use_dpop_nonce' && exchange.field('dpop-nonce') === undefined
        ? [
            {
              about: 'DPoP challenge',
              text: 'The nonce to use is in the field DPoP-Nonce, which this input does not show.',
              clause: 'RFC 9449 §9',
            },
          ]
        : [],
  }),
};
