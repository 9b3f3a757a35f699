import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Verifier } from '../authentication/verifier.js';
import { bearerToken } from '../credentials/bearer-token.js';
import { problem } from '../problems/problem-exception.js';
import { anyString } from '../validation/text.js';
import { membersOf } from '../validation/validation.pipe.js';
import { Problems } from '../problems/decorators.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import { Sessions } from './sessions.js';

const members = z.strictObject({ refreshToken: anyString().optional() });
const readMembers = membersOf(members);

/** A client that sends the token in the header may send an empty body, or none. */
export const refreshBody = members.optional();
export type RefreshBody = z.infer<typeof refreshBody>;

/** A refresh token, in the header or in the body, is one that this API has made. What it is worth, the session says. */
@Injectable()
@Problems('refresh_token_invalid')
export class RefreshTokenVerifier implements Verifier {
  readonly members = ['refreshToken'];

  constructor(private readonly sessions: Sessions) {}

  verify(request: FastifyRequest): RefreshClaims {
    const { body = {} } = request;
    const token = bearerToken(request) ?? readMembers(body).refreshToken;
    if (token === undefined) throw problem('authentication_required');
    const claims = this.sessions.verifyRefreshToken(token);
    if (claims === undefined) throw problem('refresh_token_invalid');
    return claims;
  }
}
