import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccountMail, type Notice } from '../accounts/accounts.module.js';
import { AuthEvents } from '../events/auth-events.js';
import { accountGone } from '../strategies/account-gone.js';
import { Principal, sessionOf } from '../authentication/principal.js';
import { RecentSignIn } from '../authorization/recent-sign-in.guard.js';
import { requireScopes } from '../authorization/scopes.guard.js';
import { problem } from '../problems/problem-exception.js';
import { distinct } from '../validation/distinct.js';
import { line } from '../validation/text.js';
import { Problems, Describe, Returns, Group } from '../problems/decorators.js';
import { SCOPE_WORDS, SCOPES } from '../tokens/scopes.js';
import { ApiKeys, MAX_KEYS, type ApiKey } from './api-keys.js';
import { KEY_FORMAT } from './key.js';
import { apiKeyMail } from './mail.js';
import { auditName } from './revoke-all.js';

const keyName = line(100);

/** The title and the descriptions of the values go into the generated client, where the web app reads them. */
const scope = z.enum(SCOPES).meta({ title: 'Scope', 'x-enumDescriptions': SCOPE_WORDS });

const newKey = z.strictObject({
  name: keyName,
  scopes: distinct(scope).min(1, 'must be one or more'),
  expiresAt: z.iso
    .datetime({ error: 'must be a time in UTC, such as 2030-01-31T12:00:00Z', abort: true })
    .refine((time) => new Date(time) > new Date(), 'must be in the future')
    .optional(),
});

const apiKey = z.strictObject({
  id: z.uuid(),
  name: keyName,
  scopes: z.array(scope),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
});
const apiKeyList = z.strictObject({ apiKeys: z.array(apiKey) });
const createdKey = apiKey.extend({ key: z.string().regex(KEY_FORMAT) });

/** A user's API keys. An API key cannot manage API keys (OWASP API2:2023). */
@Controller('api-keys')
@Group('API keys', 'Keys that let programs act for a user.')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly accountMail: AccountMail,
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

  /** The owner is notified by mail, since a key outlives the session that created it. */
  @Post()
  @Describe({
    summary: 'Create an API key',
    description: `The response is the only place that shows the key itself. A user has at most ${MAX_KEYS} keys, and is notified of each new one by mail.`,
    success: 'The API key, with the key itself.',
  })
  @RecentSignIn()
  @Returns(createdKey)
  @Problems('insufficient_scope', 'conflict')
  async create(
    @Principal() principal: Principal,
    @Req() request: FastifyRequest,
    @Body({ schema: newKey }) { name, scopes, expiresAt }: z.infer<typeof newKey>,
  ): Promise<ApiKey & { readonly key: string }> {
    // A key cannot have more scopes than the session that creates it.
    requireScopes(principal, scopes);
    const key = {
      name,
      scopes,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    };
    const creation = await this.apiKeys.create(
      principal.userId,
      sessionOf(principal),
      key,
      async (transaction, { apiKey: created, email }) => {
        const detail = auditName(created.id);
        await this.events.write(transaction, { event: 'authn_token_created', request, detail });
        const mail = (notice: Notice) => apiKeyMail(notice, email, key);
        await this.accountMail.send(request, mail, transaction);
      },
    );
    if (creation.outcome === 'account gone') throw accountGone(principal);
    if (creation.outcome === 'session ended')
      throw problem('session_revoked', { reason: creation.reason });
    if (creation.outcome === 'too many') throw tooMany();
    return { ...creation.apiKey, key: creation.key };
  }

  @Delete(':id')
  @Describe({
    summary: 'Revoke an API key',
    description: 'The next request with the key is refused.',
    success: 'The API key is revoked.',
  })
  @HttpCode(204)
  @Problems('not_found')
  async revoke(
    @Principal() { userId }: Principal,
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<void> {
    const isRevoked = await this.apiKeys.revoke(userId, id, (transaction) =>
      this.events.write(transaction, {
        event: 'authn_token_revoked',
        request,
        detail: auditName(id),
      }),
    );
    if (!isRevoked) throw problem('not_found');
  }
}

function tooMany() {
  const detail = `A user has at most ${MAX_KEYS} API keys. Revoke one that is no longer used, then try again.`;
  return problem('conflict', {}, { why: 'too many keys', detail });
}
