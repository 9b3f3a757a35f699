import { Strategy } from 'passport-strategy';
import type { Principal } from '../authentication/principal.js';

type Done = (error: Error | null, user: Principal | null) => void;

/** A minimal passport strategy: passes the request to `validate` and its result to passport. */
export class RequestStrategy extends Strategy {
  // Not #private: passport calls methods on objects that inherit from this one and lack its private fields.
  constructor(private readonly verify: (request: object, done: Done) => void) {
    super();
  }

  override authenticate(request: object): void {
    this.verify(request, (error, user) => {
      if (user !== null) this.success(user);
      else this.error(error ?? new Error('The strategy failed without an error'));
    });
  }
}
