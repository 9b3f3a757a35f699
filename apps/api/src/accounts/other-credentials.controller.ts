import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Principal } from '../authentication/principal.js';
import { Describe, Group, Returns } from '../problems/decorators.js';
import { line } from '../validation/text.js';
import { kindName } from './kind-names.js';
import { type ListedKind, MAX_LISTED, OtherCredentials } from './other-credentials.js';

const credential = z.strictObject({
  id: z.uuid(),
  name: line(100),
  facts: z.array(line(200)).describe('Facts about it, such as its permissions.'),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
});

const listedKind = z.strictObject({
  kind: kindName,
  name: line(100).describe('Its name for users, in the plural.'),
  page: z
    .string()
    .regex(/^\/[\w/-]*$/)
    .describe('The path of the page of the web app that lists all of them.'),
  items: z.array(credential).max(MAX_LISTED),
  more: z.int().min(0).describe('The number of older ones, which are not listed.'),
});

/** Everything that gives access to a user's account besides the password and the sessions. */
@Controller('user/credentials')
@Group('Profile')
export class OtherCredentialsController {
  constructor(private readonly otherCredentials: OtherCredentials) {}

  @Get()
  @Describe({
    summary: 'List your other credentials',
    description: `Everything that gives access to the account besides the password and the sessions, by kind: at most ${MAX_LISTED} of each, newest first, including expired ones, without secrets. A change of the password can revoke a kind.`,
    success: 'The kinds of credentials, each with the credentials that the user has.',
  })
  @Returns(z.strictObject({ credentials: z.array(listedKind) }))
  async list(@Principal() { userId }: Principal): Promise<{ credentials: ListedKind[] }> {
    return { credentials: await this.otherCredentials.listOf(userId) };
  }
}
