import type { FastifyRequest } from 'fastify';
import { Strategy, type StrategyOptionsWithoutRequest } from 'passport-jwt';
import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { JsonObject } from '../tokens/jws.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { SignatureCache } from '../tokens/signature-cache.js';

/*
 * passport-jwt with a verifier and an extractor of our own (docs/decisions/0020-what-is-kept-of-passport-jwt.md).
 */

type Done = (refusal: ProblemException | null, claims?: JsonObject) => void;

/** Replaces passport-jwt's verifier; `tokens` takes the place of the key. */
function verify(token: string, tokens: SignatureCache, _options: object, done: Done): void {
  const verification = tokens.verify(token);
  if ('claims' in verification) done(null, verification.claims);
  else done(problem(`token_${verification.refused}`, {}, { why: verification.why }));
}

// passport-jwt looks up its verifier here.
Object.assign(Strategy, { JwtVerifier: verify });

/** Builds the options of passport-jwt. */
export function passportJwtOptions(keys: SigningKeys): StrategyOptionsWithoutRequest {
  return {
    jwtFromRequest: ({ credential }: FastifyRequest) => credential?.value ?? null,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- passport-jwt only passes it to the verifier
    secretOrKey: new SignatureCache(keys) as unknown as string,
  };
}

export { Strategy };
