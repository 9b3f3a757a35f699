import type { Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Scheme } from '@repo/errors';

/**
 * Makes the base class of a strategy, which passport and the table of strategies know by the name of its scheme.
 *
 * @param Base a passport strategy, such as {@link RequestStrategy}
 */
export function schemeStrategy<S extends Scheme, T extends Type>(scheme: S, Base: T) {
  return Object.assign(PassportStrategy(Base, scheme), { scheme });
}
