import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Correspondence, type Notice } from '../accounts/correspondence.js';
import { apiKeyLetter } from '../accounts/letters.js';
import { AuthEvents } from '../audit/auth-events.js';
import { formerUser } from '../authentication/former-user.js';
import { Principal, sessionOf } from '../authentication/principal.js';
import { RecentSignIn } from '../authorization/recent-sign-in.js';
import { requireScopes } from '../authorization/scopes.js';
import { problem } from '../http/problem-exception.js';
import { line } from '../http/text.js';
import { Answers, Describe, Returns } from '../openapi/answers.js';
import { SCOPES } from '../tokens/scopes.js';
import { ApiKeys, MOST_KEYS, type ApiKey } from './api-keys.js';
import { KEY } from './key.js';
import { revocationOf } from './revoke-all.js';

const keyName = line(100);

const newKey = z.strictObject({
  name: keyName,
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, 'must be one or more')
    .refine((scopes) => new Set(scopes).size === scopes.length, 'must not repeat'),
  expiresAt: z.iso
    .datetime({ error: 'must be a time in UTC, such as 2030-01-31T12:00:00Z', abort: true })
    .refine((time) => new Date(time) > new Date(), 'must be in the future')
    .optional(),
});

const apiKey = z.strictObject({
  id: z.uuid(),
  name: keyName,
  scopes: z.array(z.enum(SCOPES)),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
});
const apiKeyList = z.strictObject({ apiKeys: z.array(apiKey) });
const madeKey = apiKey.extend({ key: z.string().regex(KEY) });

/** A person's keys for programs. No key reaches them: a key makes no keys (OWASP API2:2023). */
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly correspondence: Correspondence,
    private readonly events: AuthEvents,
  ) {}

  @Get()
  @Describe({
    summary: 'List API keys',
    description: 'Newest first, including expired ones, without the keys themselves.',
    success: 'The API keys.',
  })
  @Returns(apiKeyList)
  async list(@Principal() { userId }: Principal): Promise<{ apiKeys: readonly ApiKey[] }> {
    return { apiKeys: await this.apiKeys.of(userId) };
  }

  /** Answers the key itself, this once. Its owner is told by mail: a key outlives the session that made it. */
  @Post()
  @Describe({
    summary: 'Create an API key',
    description: `The response is the only place that shows the key itself. A user has at most ${MOST_KEYS} keys, and is told of each new one by mail.`,
    success: 'The API key, with the key itself.',
  })
  @RecentSignIn()
  @Returns(madeKey)
  @Answers('insufficient_scope', 'conflict')
  async make(
    @Principal() principal: Principal,
    @Req() request: FastifyRequest,
    @Body({ schema: newKey }) { name, scopes, expiresAt }: z.infer<typeof newKey>,
  ): Promise<ApiKey & { readonly key: string }> {
    // Nobody gives away more than they have.
    requireScopes(principal, scopes);
    const key = {
      name,
      scopes,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    };
    const making = await this.apiKeys.make(
      principal.userId,
      sessionOf(principal),
      key,
      async (transaction, { apiKey: made, email }) => {
        const detail = `API key ${made.id}`;
        await this.events.write(transaction, { event: 'authn_token_created', request, detail });
        const letter = (notice: Notice) => apiKeyLetter(notice, email, key);
        await this.correspondence.write(request, letter, transaction);
      },
    );
    if (making.outcome === 'former user') throw formerUser(principal);
    if (making.outcome === 'session over')
      throw problem('session_revoked', { reason: making.reason });
    if (making.outcome === 'too many') throw tooMany();
    return { ...making.apiKey, key: making.key };
  }

  @Delete(':id')
  @Describe({
    summary: 'Revoke an API key',
    description: 'The next request with the key is refused.',
    success: 'The API key is revoked.',
  })
  @HttpCode(204)
  @Answers('not_found')
  async end(
    @Principal() { userId }: Principal,
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<void> {
    const hasEnded = await this.apiKeys.end(userId, id, (transaction) =>
      this.events.write(transaction, revocationOf(id, request)),
    );
    if (!hasEnded) throw problem('not_found');
  }
}

function tooMany() {
  const detail = `A user has at most ${MOST_KEYS} API keys. Revoke one that is no longer used, then try again.`;
  return problem('conflict', {}, { why: 'too many keys', detail });
}
