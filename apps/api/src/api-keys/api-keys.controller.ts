import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccountMail, apiKeyMail, type Notice } from '../accounts/accounts.module.js';
import { AuthEvents } from '../audit/audit.module.js';
import { accountGone } from '../authentication/account-gone.js';
import { Principal, sessionOf } from '../authentication/principal.js';
import { RecentSignIn } from '../authorization/recent-sign-in.guard.js';
import { requireScopes } from '../authorization/scopes.guard.js';
import { problem } from '../problems/problem-exception.js';
import { line } from '../validation/text.js';
import { Problems, Describe, Returns } from '../problems/decorators.js';
import { SCOPES } from '../tokens/scopes.js';
import { ApiKeys, MOST_KEYS, type ApiKey } from './api-keys.js';
import { KEY } from './key.js';
import { keyName as auditName } from './revoke-all.js';

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

  /** The only response that holds the key itself. Its owner is told by mail: a key outlives the session that made it. */
  @Post()
  @Describe({
    summary: 'Create an API key',
    description: `The response is the only place that shows the key itself. A user has at most ${MOST_KEYS} keys, and is told of each new one by mail.`,
    success: 'The API key, with the key itself.',
  })
  @RecentSignIn()
  @Returns(madeKey)
  @Problems('insufficient_scope', 'conflict')
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
        const detail = auditName(made.id);
        await this.events.write(transaction, { event: 'authn_token_created', request, detail });
        const mail = (notice: Notice) => apiKeyMail(notice, email, key);
        await this.accountMail.send(request, mail, transaction);
      },
    );
    if (making.outcome === 'account gone') throw accountGone(principal);
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
  @Problems('not_found')
  async end(
    @Principal() { userId }: Principal,
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<void> {
    const hasEnded = await this.apiKeys.end(userId, id, (transaction) =>
      this.events.write(transaction, {
        event: 'authn_token_revoked',
        request,
        detail: auditName(id),
      }),
    );
    if (!hasEnded) throw problem('not_found');
  }
}

function tooMany() {
  const detail = `A user has at most ${MOST_KEYS} API keys. Revoke one that is no longer used, then try again.`;
  return problem('conflict', {}, { why: 'too many keys', detail });
}
