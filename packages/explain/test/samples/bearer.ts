import {
  aliveJwt,
  exchange,
  expiredJwt,
  get,
  response,
  withBearer,
  type Sample,
} from './sample.js';

const noError = 'A 401 must have a WWW-Authenticate';
export const bearer: Sample[] = [
  {
    name: 'nothing was sent',
    text: exchange(get, '401', ['www-authenticate: Bearer realm="api"']),
    input: 'exchange',
    status: 401,
    meaning: 'the request had no credentials',
    clause: 'RFC 9110 §15.5.2',
    retry: 'with_credentials',
    next: 'Get an access token',
  },
  {
    name: 'an error where nothing was sent',
    text: exchange(get, '401', [
      'www-authenticate: Bearer realm="api", error="invalid_token", error_description="No token"',
    ]),
    meaning: 'not accepted',
    retry: 'with_credentials',
    shouldHaveSaid: ['the challenge should have no error'],
  },
  {
    name: 'an error that itself says that nothing was sent',
    text: 'WWW-Authenticate: Bearer error="invalid_token", error_description="The access token is missing"',
    input: 'fields',
    meaning: 'not accepted',
    retry: 'after_refresh',
    shouldHaveSaid: ['the challenge should have no error'],
  },
  {
    name: 'an expired token, said in words',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="The access token expired"',
    ]),
    input: 'response',
    meaning: 'has expired',
    clause: 'RFC 6750 §3.1',
    retry: 'after_refresh',
    next: 'Refresh the access token once',
  },
  {
    name: 'an expired token, by its own time',
    text: exchange(withBearer(expiredJwt), '401', [
      'www-authenticate: Bearer realm="api", error="invalid_token"',
    ]),
    meaning: 'has expired',
    retry: 'after_refresh',
    shouldHaveSaid: ['does not say whether a refresh would help'],
    tokens: ['It expired 55 minutes ago'],
  },
  {
    name: 'a token that is alive and refused',
    text: exchange(withBearer(aliveJwt), '401', [
      'www-authenticate: Bearer realm="api", error="invalid_token", error_description="Unknown issuer"',
    ]),
    meaning: 'not accepted',
    retry: 'with_credentials',
    next: 'has not expired and is refused for another reason',
  },
  {
    name: 'a token that is refused without an error',
    text: exchange(withBearer(aliveJwt), '401', ['www-authenticate: Bearer realm="api"']),
    meaning: 'The credentials of the request were refused',
    retry: 'with_credentials',
    shouldHaveSaid: ['a client cannot tell a token that is refused from one that got lost'],
  },
  {
    name: 'an expired token that is refused without an error',
    text: exchange(withBearer(expiredJwt), '401', ['www-authenticate: Bearer realm="api"']),
    meaning: 'refused',
    retry: 'after_refresh',
    shouldHaveSaid: ['has no error'],
  },
  {
    name: 'a bare scheme',
    text: 'WWW-Authenticate: Bearer',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    faults: ['at least one parameter'],
  },
  {
    name: 'a missing scope',
    text: response('403 Forbidden', [
      'WWW-Authenticate: Bearer realm="api", error="insufficient_scope", scope="notes:write"',
    ]),
    meaning: 'does not have the scope',
    retry: 'none',
    next: 'get one with the scope "notes:write"',
  },
  {
    name: 'a missing scope that is not named, with the wrong status',
    text: response('401 Unauthorized', ['WWW-Authenticate: Bearer error="insufficient_scope"']),
    meaning: 'does not have the scope',
    retry: 'none',
    shouldHaveSaid: ['should name the scope', 'belongs to the status 403'],
  },
  {
    name: 'a malformed request',
    text: response('400 Bad Request', [
      'WWW-Authenticate: Bearer realm="api", error="invalid_request", error_description="Two tokens"',
    ]),
    meaning: 'The request itself is wrong',
    retry: 'after_fix',
  },
  {
    name: 'invalid_token with 403',
    text: response('403 Forbidden', [
      'WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="expired"',
    ]),
    meaning: 'has expired',
    retry: 'after_refresh',
    shouldHaveSaid: ['invalid_token belongs to the status 401'],
  },
  {
    name: 'an old sign-in (RFC 9470)',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Bearer error="insufficient_user_authentication", error_description="A recent sign-in is required", max_age="300"',
    ]),
    meaning: 'too old or too weak',
    clause: 'RFC 9470 §3',
    retry: 'after_reauth',
    next: 'sign in again',
  },
  {
    name: 'a step-up that does not say which sign-in would do',
    text: 'Bearer error="insufficient_user_authentication"',
    input: 'challenge',
    meaning: 'too old or too weak',
    retry: 'after_reauth',
    shouldHaveSaid: ['with max_age or acr_values'],
  },
  {
    name: 'a max_age that is no number',
    text: 'Bearer error="insufficient_user_authentication", max_age="five minutes"',
    meaning: 'too old or too weak',
    retry: 'after_reauth',
    faults: ['must be a number of seconds'],
  },
  {
    name: 'metadata (RFC 9728)',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Bearer realm="api", resource_metadata="https://api.example.com/.well-known/oauth-protected-resource", scope="read"',
    ]),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    next: 'with the scope "read" from the authorization server that resource_metadata leads to',
  },
  {
    name: 'an error that is not registered',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Bearer realm="api", error="token_revoked"',
    ]),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    unknown: ['the error token_revoked of Bearer'],
  },
  {
    name: 'characters that are not allowed',
    text: String.raw`WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="token \"x\" expired"`,
    meaning: 'has expired',
    retry: 'after_refresh',
    faults: ['error_description has characters that are not allowed'],
  },
  {
    name: 'a 401 without a challenge',
    text: response('401 Unauthorized', ['Content-Type: application/json'], { ok: false }),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    shouldHaveSaid: [noError],
  },
  {
    name: 'a parameter that is not defined',
    text: 'WWW-Authenticate: Bearer realm="api", trace="abc"',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    unknown: ['the parameter trace of Bearer'],
  },
];
