import type { Type } from '@nestjs/common';
import type { JsonSchema, Scheme } from '@repo/errors';
import type { ProblemException } from '../problems/problem-exception.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { BasicStrategy } from './basic.strategy.js';
import { JwtStrategy } from './jwt.strategy.js';

/**
 * A passport strategy, and what other parts of the API need to know about its scheme. Passport knows the strategy by the name
 * of the scheme.
 */
interface Strategy extends Type {
  /** The security scheme of the OpenAPI document (OpenAPI 3.1 §4.8.27). */
  readonly security: JsonSchema;
  /** The refusal of credentials whose user is gone. */
  readonly whenGone: (why: string) => ProblemException;
}

export const strategies: Readonly<Record<Scheme, Strategy>> = {
  Basic: BasicStrategy,
  ApiKey: ApiKeyStrategy,
  Bearer: JwtStrategy,
};
