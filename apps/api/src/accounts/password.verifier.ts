import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Verifier } from '../authentication/verifier.js';
import { readBasic } from '../credentials/basic.js';
import type { PasswordCredentials } from '../credentials/credential.js';
import { problem } from '../problems/problem-exception.js';
import { text, typedPassword } from '../validation/text.js';
import { membersOf } from '../validation/validation.pipe.js';
import { Problems } from '../problems/decorators.js';
import { PasswordAuthentication } from './password-authentication.js';
import type { PasswordSignIn } from './sign-in.js';

const members = z.strictObject({ email: text(), password: typedPassword() });
const readMembers = membersOf(members);

/** The body of a sign-in; absent when the credentials are in the `Authorization` header. */
export const signInBody = members.optional();
export type SignInBody = z.infer<typeof signInBody>;

/** Verifies the e-mail address and the password of a sign-in. */
@Injectable()
@Problems('invalid_credentials', 'rate_limited')
export class PasswordVerifier implements Verifier {
  readonly members = Object.keys(members.shape);
  /** A client may also send the access token of its previous session. */
  readonly beside = 'Bearer';

  constructor(private readonly passwords: PasswordAuthentication) {}

  async verify(request: FastifyRequest): Promise<PasswordSignIn> {
    const sent = credentialsOf(request);
    const { clientAddress } = request;
    const authenticate = () => this.passwords.authenticate(sent, { clientAddress });
    return { user: await authenticate(), authenticateAgain: authenticate };
  }
}

function credentialsOf(request: FastifyRequest): PasswordCredentials | undefined {
  if (request.credential?.scheme === 'Basic') return readBasic(request.credential.value);
  if (request.body === undefined) throw problem('authentication_required');
  return readMembers(request.body);
}
