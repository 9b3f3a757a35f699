import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, HttpException, Post } from '@nestjs/common';
import { DEMO_PASSWORD } from '@repo/db';
import { codes, isAutomatic, SCHEMES } from '@repo/errors';
import { afterEach, expect, test, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { RecentSignIn } from '../../src/authorization/recent-sign-in.guard.js';
import { FailedSignIns } from '../../src/limits/failed-sign-ins.js';
import { Problems } from '../../src/problems/decorators.js';
import { Revocations } from '../../src/sessions/revocations/revocations.js';
import { type ApiResponse, ADMIN, bearer, claimsOf, members, testApi, USER } from '../api.js';
import { addControllers } from '../support/add-controllers.js';
import { type ApiCode, apiCodes } from '../support/api-codes.js';
import { signedInAgo, withClaims } from '../support/changed-tokens.js';
import { age, sessionIn } from '../support/rows.js';
import { accessParts, ISSUER, mint, refreshParts } from '../support/mint.js';

@Controller('refusing')
class RefusingController {
  @Post()
  @RecentSignIn()
  @Problems('conflict')
  refuse(): void {
    throw new HttpException('', 409);
  }
}

addControllers(RefusingController);
const api = testApi();
afterEach(() => vi.restoreAllMocks());

const secondsNow = () => Date.now() / 1000;
const issuerClaims = { iss: ISSUER, aud: ISSUER };
const profile = (...headers: readonly string[]) => api.get('/user/profile', ...headers);
const rename = (body: string, ...headers: readonly string[]) =>
  api.send('/user/profile', { method: 'PATCH', body, headers });
const signIn = (password = DEMO_PASSWORD) =>
  api.json('POST', '/auth/login', { email: USER, password });
const refuse = (token: string) => api.send('/refusing', { method: 'POST', headers: bearer(token) });
const json = ['content-type', 'application/json'];

/** By code, a function that causes the refusal. A feature's own refusals may be caused in the tests of the feature. */
const provoke: Readonly<Partial<Record<ApiCode, () => Promise<ApiResponse | undefined>>>> = {
  authentication_required: () => profile(),
  invalid_credentials: () => signIn('wrong'),
  token_malformed: () => profile(...bearer('abc')),
  token_invalid: () => profile(...bearer(api.user.refreshToken)),
  token_expired: () => {
    const claims = { ...issuerClaims, sid: sessionIn(api.user.accessToken) };
    return profile(...bearer(mint(accessParts(secondsNow() - 3600, {}, claims), api.key)));
  },
  token_stale: async () => {
    // Other tests need the tokens of `USER`, and the change below makes all tokens of its user stale.
    const { accessToken } = await api.signIn(ADMIN);
    const change = {
      userId: String(claimsOf(accessToken)['sub']),
      role: 'user',
      version: 1,
    } as const;
    api.app.get(Revocations, { strict: false }).rememberRole(change);
    return profile(...bearer(accessToken));
  },
  session_expired: async () => {
    const { refreshToken } = await api.signIn();
    await age(api.pool, sessionIn(refreshToken), 604_800);
    return api.refresh(refreshToken);
  },
  session_revoked: async () => {
    const { accessToken } = await api.signIn();
    await api.send('/auth/logout', { method: 'POST', headers: bearer(accessToken) });
    return profile(...bearer(accessToken));
  },
  refresh_token_invalid: () => api.refresh(api.user.accessToken),
  refresh_token_reused: async () => {
    const { refreshToken } = await api.signIn();
    const claims = { ...issuerClaims, sid: sessionIn(refreshToken), gen: 7 };
    return api.refresh(mint(refreshParts(secondsNow(), {}, claims), api.key));
  },
  step_up_required: () => refuse(signedInAgo(api.user.accessToken, 3600, api.key)),
  authorization_malformed: () => profile('authorization', 'Bearer'),
  multiple_credentials: () => profile(...bearer(api.user.accessToken), ...bearer('abc')),
  malformed_json: () => rename('{', ...json),
  bad_request: () => api.get('/health/%zz'),
  insufficient_scope: async () => {
    const narrow = withClaims(api.user.accessToken, { scope: 'profile:write' }, api.key);
    return profile(...bearer(narrow));
  },
  insufficient_role: () => api.get('/admin/users', ...bearer(api.user.accessToken)),
  not_found: () => api.get('/nothing'),
  method_not_allowed: () => api.get('/auth/logout'),
  // The rest of the request never comes.
  request_timeout: async () => (await api.exchange('GET / HTTP/1.1\r\nHost: localhost\r\n'))[0],
  conflict: () => refuse(api.user.accessToken),
  link_invalid: () => {
    const body = { token: 'never sent', name: 'Nora', password: 'seven quiet herons' };
    return api.json('POST', '/auth/verify-email', body);
  },
  content_too_large: () => rename('x'.repeat(20_000), ...json),
  uri_too_long: () => api.get(`/${'x'.repeat(8000)}`),
  unsupported_media_type: () => rename('name=Eve', 'content-type', 'text/plain'),
  expectation_failed: () => profile('expect', 'tea'),
  validation_failed: () => rename('{}', ...json, ...bearer(api.user.accessToken)),
  password_incorrect: () => {
    const body = { currentPassword: 'wrong', newPassword: 'seven quiet herons' };
    return api.json('POST', '/user/password', body, ...bearer(api.user.accessToken));
  },
  rate_limited: () => {
    const usedUp = [{ name: 'login', limit: 1, window: 60, seconds: 60 }];
    vi.spyOn(api.app.get(FailedSignIns), 'attempt').mockReturnValueOnce({
      keys: [],
      usedUp: () => usedUp,
      failed: () => Promise.resolve([]),
    });
    return signIn();
  },
  header_fields_too_large: () => profile('x', 'x'.repeat(17_000)),
  internal_error: () => {
    vi.spyOn(api.app.get(Accounts), 'profileOf').mockRejectedValueOnce(new Error('a slip'));
    return profile(...bearer(api.user.accessToken));
  },
  service_unavailable: () => {
    vi.spyOn(api.pool, 'connect').mockImplementation((done) => {
      done(new Error('the line is cut'), undefined, () => {});
    });
    return profile(...bearer(api.user.accessToken));
  },
};

test.each(Object.entries(provoke))('%s is the code of the response', async (code, send) => {
  const response = await send();
  expect(response && members(response)).toMatchObject({ code });
});

/** An origin is checked only for credentials that browsers send on their own. */
const isPossible = (code: ApiCode) => code !== 'csrf_rejected' || SCHEMES.some(isAutomatic);

test.each(apiCodes.filter((code) => provoke[code] === undefined && isPossible(code)))(
  '%s is caused above, or expected by another test',
  (code) => {
    // The list of documented responses only names codes.
    const files = typescriptIn(join(import.meta.dirname, '..')).filter(
      (file) => !file.endsWith('documented-responses.test.ts'),
    );
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    expect(texts.some((text) => text.includes(`'${code}'`))).toBe(true);
  },
);

/** Codes that are not listed as codes of the API. */
const unused = codes.filter((code) => !apiCodes.some((each) => each === code));

test('no source file of the API names a code that is not listed as one of the API', () => {
  const source = join(import.meta.dirname, '../../src');
  for (const file of typescriptIn(source)) {
    const text = readFileSync(file, 'utf8');
    for (const code of unused) expect(text, file).not.toContain(`'${code}'`);
  }
});

function typescriptIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}
