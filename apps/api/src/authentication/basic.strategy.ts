import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-strategy';
import { acceptPassword } from '../accounts/accept-password.js';
import { Accounts } from '../accounts/accounts.js';
import { readBasic } from '../credentials/basic.js';
import { secondsNow } from '../tokens/claims.js';
import { SCOPES } from '../tokens/issue.js';
import type { Principal } from './principal.js';

type Done = (error: Error | null, user: Principal | null) => void;

/** The least that passport asks of a strategy: the request goes to `verify`, and its answer back to passport. */
class PasswordStrategy extends Strategy {
  // Not a #private member: passport works on objects that inherit from this one.
  constructor(private readonly verify: (request: object, done: Done) => void) {
    super();
  }

  override authenticate(request: object): void {
    this.verify(request, (error, user) => {
      if (user !== null) this.success(user);
      else if (error !== null) this.error(error);
    });
  }
}

/** Basic: an e-mail address and a password with each request (RFC 7617). */
@Injectable()
export class BasicStrategy extends PassportStrategy(PasswordStrategy, 'basic') {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Principal> {
    const sent = readBasic(credential?.value ?? '');
    const { id: userId, role } = await acceptPassword(this.accounts, sent);
    return { userId, role, scopes: SCOPES, scheme: 'Basic', authTime: secondsNow() };
  }
}
