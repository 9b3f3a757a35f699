import type { Type } from '@nestjs/common';
import type { JsonSchema, Scheme } from '@repo/errors';
import type { ProblemException } from '../problems/problem-exception.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { BasicStrategy } from './basic.strategy.js';
import { JwtStrategy } from './jwt.strategy.js';

/** A passport strategy, and what other parts of the API need to know about its scheme. */
export interface Strategy<S extends Scheme> extends Type {
  readonly scheme: S;
  /** The security scheme of the OpenAPI document (OpenAPI 3.1 §4.8.27). */
  readonly security: JsonSchema;
  /** The refusal of credentials whose user is gone. */
  readonly whenGone: (why: string) => ProblemException;
}

/** The strategy of each scheme. A scheme without a strategy, or with another scheme's, does not compile. */
export const strategies: { readonly [S in Scheme]: Strategy<S> } = {
  Basic: BasicStrategy,
  ApiKey: ApiKeyStrategy,
  Bearer: JwtStrategy,
};
