import { readFileSync } from 'node:fs';
import {
  checkResourceAllowed,
  discoverOAuthProtectedResourceMetadata,
  extractWWWAuthenticateParams,
} from '@modelcontextprotocol/client';
import {
  allowInsecureRequests,
  processResourceDiscoveryResponse,
  resourceDiscoveryRequest,
} from 'oauth4webapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resourceMetadataUrl } from '../../src/http/resource-metadata.js';
import { readApiSettings } from '../../src/settings.js';
import { SCOPES } from '../../src/tokens/scopes.js';
import { type ApiProcess, claimsOf, field, members, startApiProcess } from '../api.js';

const PATH = '/.well-known/oauth-protected-resource';

// A separate process, because the address of the API has to equal its `API_ORIGIN`.
let api: ApiProcess;
beforeAll(async () => {
  api = await startApiProcess();
});
afterAll(() => api.close());

test('the metadata tells how to call the API, and names no authorization server (RFC 9728 §2, RFC 9728 §3.2)', async () => {
  const response = await api.get(PATH);
  expect(members(response)).toEqual({
    resource: api.origin,
    resource_name: expect.stringMatching(/ API$/),
    bearer_methods_supported: ['header'],
    scopes_supported: SCOPES,
    jwks_uri: `${api.origin}/.well-known/jwks.json`,
    resource_documentation: `${api.origin}/docs`,
  });
  expect(field(response, 'content-type')).toEqual(['application/json']);
  expect(field(response, 'cache-control')).toEqual(['public, max-age=300']);
});

test('the addresses in the metadata exist', async () => {
  const { jwks_uri: keys, resource_documentation: docs } = members(await api.get(PATH));
  for (const url of [keys, docs]) expect((await fetch(String(url))).status).toBe(200);
});

test('the resource is the audience of the tokens, and the origin of the metadata’s own address (RFC 9728 §3.3)', async () => {
  const { accessToken } = await api.signIn();
  const { aud } = claimsOf(accessToken);
  expect(members(await api.get(PATH))['resource']).toBe(aud);
  // This client refuses metadata of a different resource.
  const resource = new URL(api.origin);
  const response = await resourceDiscoveryRequest(resource, { [allowInsecureRequests]: true });
  expect(await processResourceDiscoveryResponse(resource, response)).toMatchObject({
    resource: aud,
  });
});

const urlFor = (API_ORIGIN: string) =>
  resourceMetadataUrl(
    readApiSettings({ APP_ENV: 'development', DATABASE_URL: 'postgres://localhost', API_ORIGIN }),
  );

test('an API_ORIGIN may end in a slash, which is not doubled, and must not have a path (RFC 9728 §3.1)', () => {
  expect(urlFor('https://api.example.com/')).toBe(`https://api.example.com${PATH}`);
  expect(() => urlFor('https://example.com/api')).toThrow(/API_ORIGIN must be an origin/);
});

test('the guide shows what the API sends', async () => {
  const path = new URL('../../../../docs/guides/discover-the-api.md', import.meta.url);
  const guide = readFileSync(path, 'utf8').replaceAll('http://localhost:3001', api.origin);
  const [shown = ''] = /^\{"resource"[^}]*\}/m.exec(guide) ?? [];
  expect(members(await api.get(PATH))).toMatchObject({
    ...JSON.parse(shown),
    // These depend on the product, so the guide gives examples.
    resource_name: expect.any(String),
    scopes_supported: expect.any(Array),
  });
  const [challenge] = field(await api.get('/auth/sessions'), 'www-authenticate');
  expect(guide).toContain(challenge);
});

/** Requests a path without credentials, and returns what the MCP SDK reads in the challenge. */
async function challengeOf(path: string) {
  const response = await fetch(api.origin + path);
  expect(response.status).toBe(401);
  return extractWWWAuthenticateParams(response);
}

/** Lets the MCP SDK discover the metadata, and records the paths that it requests. */
async function discover(path: string, url?: URL) {
  const paths: string[] = [];
  const metadata = await discoverOAuthProtectedResourceMetadata(
    api.origin + path,
    url === undefined ? {} : { resourceMetadataUrl: url },
    async (requested, init) => {
      paths.push(new URL(requested).pathname);
      return fetch(requested, init);
    },
  );
  return { paths, metadata };
}

test('the MCP SDK discovers the metadata by a challenge (RFC 9728 §5.1)', async () => {
  const { resourceMetadataUrl: url } = await challengeOf('/auth/sessions');
  const { paths, metadata } = await discover('/auth/sessions', url);
  expect(paths).toEqual([PATH]);
  expect(metadata).toEqual(members(await api.get(PATH)));
});

test('the MCP SDK finds the metadata at the well-known address if the first challenge is not Bearer (RFC 9728 §3.1)', async () => {
  expect(await challengeOf('/user/profile')).toEqual({});
  const { paths, metadata } = await discover('/user/profile');
  expect(paths).toEqual([`${PATH}/user/profile`, PATH]);
  const { resource } = metadata;
  const requestedResource = `${api.origin}/user/profile`;
  expect(checkResourceAllowed({ requestedResource, configuredResource: resource })).toBe(true);
});
