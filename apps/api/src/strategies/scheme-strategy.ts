import type { Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Scheme } from '@repo/errors';

/**
 * Makes the base class for the strategy of a scheme. Passport and the table of strategies know the strategy by the scheme's name.
 *
 * @param Base a passport strategy, such as {@link RequestStrategy}
 */
export function schemeStrategy<S extends Scheme, T extends Type>(scheme: S, Base: T) {
  return Object.assign(PassportStrategy(Base, scheme), { scheme });
}
