import { UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Scheme } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem-exception.js';

interface BodyCredentialOptions {
  /** The scheme of a credential that may come beside the one in the body. */
  readonly beside?: Scheme;
}

/**
 * For a public route whose body may be the credential: there has to be one, in the header or in the body, and only one.
 * It runs after the header was read and before the body is validated, for that is the order of the answers.
 *
 * @param members the body's members that are a credential
 */
export function CredentialInBody(
  members: readonly string[],
  { beside }: BodyCredentialOptions = {},
): MethodDecorator {
  return UseGuards({
    canActivate(context: ExecutionContext): boolean {
      const request = context.switchToHttp().getRequest<FastifyRequest>();
      const { credential, body } = request;
      const inBody = members.some((member) => Object.hasOwn(Object(body), member));
      if (inBody && credential !== undefined && credential.scheme !== beside) {
        throw problem('multiple_credentials');
      }
      if (body === undefined && !isAccepted(credential?.scheme, request)) {
        throw problem('authentication_required');
      }
      return true;
    },
  } satisfies CanActivate);
}

function isAccepted(scheme: Scheme | undefined, { routeOptions }: FastifyRequest): boolean {
  return scheme !== undefined && routeOptions.config.protection?.schemes.includes(scheme) === true;
}
