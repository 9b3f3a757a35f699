import { aliveJwt, exchange, json, response, withBearer, type Sample } from './sample.js';

const status = (reason: string, message: string, code: number): object => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message,
  reason,
  code,
});

const noChallenge = 'A 401 must have a WWW-Authenticate';

export const kubernetes: Sample[] = [
  {
    name: 'Unauthorized',
    text: response('401 Unauthorized', [json], status('Unauthorized', 'Unauthorized', 401)),
    dialect: 'Kubernetes',
    meaning: 'does not accept the token or the client certificate',
    retry: 'with_credentials',
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'anonymous',
    text: JSON.stringify(
      status(
        'Forbidden',
        'pods is forbidden: User "system:anonymous" cannot list resource "pods"',
        403,
      ),
    ),
    input: 'body',
    status: 403,
    dialect: 'Kubernetes',
    meaning: 'counts as the user system:anonymous',
    retry: 'with_credentials',
    shouldHaveSaid: ['should get a 401'],
  },
  {
    name: 'RBAC',
    text: response(
      '403 Forbidden',
      [json],
      status(
        'Forbidden',
        'nodes is forbidden: User "system:serviceaccount:default:test" cannot list resource "nodes" in API group "" at the cluster scope',
        403,
      ),
    ),
    dialect: 'Kubernetes',
    meaning: 'no role allows this verb',
    retry: 'none',
    next: 'kubectl auth can-i',
  },
];

const docs = 'https://docs.github.com/rest';
export const github: Sample[] = [
  {
    name: 'a bad token',
    text: exchange(
      withBearer('ghp_thisIsNotARealTokenAtAll000000000000'),
      '401',
      [json, 'server: github.com'],
      {
        message: 'Bad credentials',
        documentation_url: docs,
        status: '401',
      },
    ),
    dialect: 'GitHub',
    meaning: 'The token is not valid',
    retry: 'with_credentials',
    next: 'Create a new token',
    shouldHaveSaid: [noChallenge],
    tokens: ['a GitHub personal access token'],
  },
  {
    name: 'no token',
    text: response('401', [json], { message: 'Requires authentication', documentation_url: docs }),
    dialect: 'GitHub',
    meaning: 'had no token',
    retry: 'with_credentials',
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'a second factor',
    text: response('401 Unauthorized', ['X-GitHub-OTP: required; app', 'Server: GitHub.com'], {
      message: 'Must specify two-factor authentication OTP code.',
      documentation_url: docs,
    }),
    dialect: 'GitHub',
    meaning: 'requires a second factor',
    retry: 'with_credentials',
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'a missing permission',
    text: response('403 Forbidden', [json, 'X-Accepted-GitHub-Permissions: contents=write'], {
      message: 'Resource not accessible by personal access token',
      documentation_url: docs,
      status: '403',
    }),
    dialect: 'GitHub',
    meaning: 'is not allowed to do this',
    retry: 'none',
    next: 'contents=write',
  },
  {
    name: 'single sign-on',
    text: response(
      '403 Forbidden',
      ['X-GitHub-SSO: required; url=https://github.com/orgs/octo/sso?authorization_request=abc'],
      {
        message: 'Resource protected by organization SAML enforcement.',
        documentation_url: docs,
      },
    ),
    dialect: 'GitHub',
    meaning: 'single sign-on',
    retry: 'none',
    next: 'Authorize the token for the organization',
  },
  {
    name: 'a rate limit',
    text: response('403 Forbidden', ['X-RateLimit-Remaining: 0', 'X-RateLimit-Reset: 1795867500'], {
      message: 'API rate limit exceeded for 203.0.113.7.',
      documentation_url: docs,
    }),
    dialect: 'GitHub',
    meaning: 'A rate limit was reached',
    retry: 'after_delay',
    next: 'Wait until 2026-11-28 12:05:00 UTC',
    shouldHaveSaid: ['This should be a 429'],
  },
  {
    name: 'a private repository',
    text: response('404 Not Found', [json], { message: 'Not Found', documentation_url: docs }),
    dialect: 'GitHub',
    meaning: '404 for private repositories',
    retry: 'none',
  },
];

export const registries: Sample[] = [
  {
    name: 'a token challenge',
    text: response(
      '401 Unauthorized',
      [
        'Docker-Distribution-Api-Version: registry/2.0',
        'WWW-Authenticate: Bearer realm="https://auth.example.io/token",service="registry.example.io",scope="repository:library/alpine:pull"',
      ],
      { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required', detail: null }] },
    ),
    dialect: 'container registry',
    meaning: 'realm is the address of that service',
    retry: 'with_credentials',
    next: 'Get a token from https://auth.example.io/token',
  },
  {
    name: 'a token for something else',
    text: exchange(withBearer(aliveJwt), '401', [
      'www-authenticate: Bearer realm="https://auth.example.io/token",service="registry.example.io",scope="repository:octo/app:push",error="insufficient_scope"',
    ]),
    dialect: 'container registry',
    meaning: 'requires a token from its token service for repository:octo/app:push',
    retry: 'with_credentials',
    next: 'a new token with exactly this scope',
    shouldHaveSaid: ['insufficient_scope belongs to the status 403'],
  },
  {
    name: 'denied',
    text: response('403 Forbidden', ['Docker-Distribution-Api-Version: registry/2.0'], {
      errors: [{ code: 'DENIED', message: 'requested access to the resource is denied' }],
    }),
    dialect: 'container registry',
    meaning: 'or the repository does not exist',
    retry: 'none',
  },
];

const tenant = 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000';
export const azure: Sample[] = [
  {
    name: 'no token',
    text: response(
      '401 Unauthorized',
      [
        `WWW-Authenticate: Bearer authorization_uri="${tenant}", error="invalid_token", error_description="The authentication failed because of missing 'Authorization' header."`,
      ],
      {
        error: {
          code: 'AuthenticationFailed',
          message: "Authentication failed. The 'Authorization' header is missing.",
        },
      },
    ),
    dialect: 'Azure',
    meaning: 'not accepted',
    retry: 'with_credentials',
    next: 'Get a token from this tenant',
    findings: ['It names the authorization server'],
    shouldHaveSaid: ['the challenge should have no error'],
  },
  {
    name: 'an expired token',
    text: response(
      '401 Unauthorized',
      [
        `WWW-Authenticate: Bearer authorization_uri="${tenant}", error="invalid_token", error_description="The access token has expired."`,
      ],
      {
        error: {
          code: 'ExpiredAuthenticationToken',
          message: 'The access token expiry UTC time is earlier than now.',
        },
      },
    ),
    dialect: 'Azure',
    meaning: 'has expired',
    retry: 'after_refresh',
  },
  {
    name: 'a key vault',
    text: response('401 Unauthorized', [
      `WWW-Authenticate: Bearer authorization="${tenant}", resource="https://vault.azure.net"`,
      'x-ms-request-id: 1',
    ]),
    dialect: 'Azure',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    next: 'Get a token for https://vault.azure.net',
  },
  {
    name: 'a claims challenge',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
    ]),
    dialect: 'Azure',
    meaning: 'with the claims of this challenge',
    retry: 'after_reauth',
    next: 'the value of claims',
  },
  {
    name: 'another tenant',
    text: response(
      '401 Unauthorized',
      [
        `WWW-Authenticate: Bearer authorization_uri="${tenant}", error="invalid_token", error_description="The access token is from the wrong issuer."`,
      ],
      {
        error: {
          code: 'InvalidAuthenticationTokenTenant',
          message: 'The access token is from the wrong issuer.',
        },
      },
    ),
    dialect: 'Azure',
    meaning: 'issued by a different tenant',
    retry: 'with_credentials',
  },
  {
    name: 'no role',
    text: response('403 Forbidden', ['x-ms-failure-cause: gateway'], {
      error: {
        code: 'AuthorizationFailed',
        message:
          "The client 'x' does not have authorization to perform action 'Microsoft.Compute/read'.",
      },
    }),
    dialect: 'Azure',
    meaning: 'no role assignment allows this action',
    retry: 'none',
  },
];

export const aws: Sample[] = [
  {
    name: 'S3, a wrong signature',
    text: response(
      '403 Forbidden',
      ['x-amz-request-id: EXAMPLE'],
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message><AWSAccessKeyId>AKIAEXAMPLEEXAMPLE00</AWSAccessKeyId></Error>',
    ),
    dialect: 'AWS',
    meaning: 'computed another signature',
    retry: 'after_fix',
    shouldHaveSaid: ['AWS also sends 403'],
  },
  {
    name: 'API Gateway, no signature or no such route',
    text: response(
      '403 Forbidden',
      [json, 'x-amzn-ErrorType: MissingAuthenticationTokenException', 'x-amzn-RequestId: 1'],
      { message: 'Missing Authentication Token' },
    ),
    dialect: 'AWS',
    meaning: 'does not exist',
    retry: 'after_fix',
    next: 'Check the method, the path and the stage first',
    shouldHaveSaid: ['AWS also sends 403'],
  },
  {
    name: 'an expired session token',
    text: response('403 Forbidden', ['x-amzn-RequestId: 1'], {
      __type: 'com.amazon.coral.service#ExpiredTokenException',
      message: 'The security token included in the request is expired',
    }),
    dialect: 'AWS',
    meaning: 'temporary credentials have expired',
    retry: 'with_credentials',
    shouldHaveSaid: ['AWS also sends 403'],
  },
  {
    name: 'a wrong clock',
    text: '<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message></Error>',
    input: 'body',
    dialect: 'AWS',
    meaning: 'more than 15 minutes',
    retry: 'after_fix',
    next: 'Set the clock',
  },
  {
    name: 'no policy',
    text: response('403 Forbidden', ['x-amzn-RequestId: 1'], {
      Message:
        'User: arn:aws:iam::000000000000:user/ada is not authorized to perform: execute-api:Invoke',
    }),
    dialect: 'AWS',
    meaning: 'no policy allows the action',
    retry: 'none',
  },
  {
    name: 'API Gateway, no API key',
    text: response(
      '403 Forbidden',
      ['x-amzn-RequestId: 1', 'x-amzn-ErrorType: ForbiddenException'],
      { message: 'Forbidden' },
    ),
    dialect: 'AWS',
    meaning: 'the API key is missing',
    retry: 'with_credentials',
    next: 'x-api-key',
  },
  {
    name: 'an expired presigned URL',
    text: response(
      '403 Forbidden',
      ['x-amz-request-id: 1'],
      '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
    ),
    dialect: 'AWS',
    meaning: 'the presigned URL has expired',
    retry: 'after_fix',
    next: 'create a new presigned URL',
    shouldHaveSaid: ['AWS also sends 403'],
  },
];

export const google: Sample[] = [
  {
    name: 'an expired token',
    text: response(
      '401 Unauthorized',
      ['WWW-Authenticate: Bearer realm="https://accounts.google.com/", error="invalid_token"'],
      {
        error: {
          code: 401,
          message: 'Request had invalid authentication credentials.',
          status: 'UNAUTHENTICATED',
          details: [{ reason: 'ACCESS_TOKEN_EXPIRED' }],
        },
      },
    ),
    dialect: 'Google APIs',
    meaning: 'did not accept the credentials',
    retry: 'after_refresh',
    shouldHaveSaid: ['does not say whether a refresh would help'],
  },
  {
    name: 'an API that is not enabled',
    text: response('403 Forbidden', [json], {
      error: {
        code: 403,
        message: 'API has not been used in project 1 before',
        status: 'PERMISSION_DENIED',
        details: [{ reason: 'SERVICE_DISABLED' }],
      },
    }),
    dialect: 'Google APIs',
    meaning: 'not enabled',
    retry: 'none',
    next: 'Enable the API',
  },
];

export const keycloak: Sample[] = [
  {
    name: 'the admin API',
    text: response('401 Unauthorized', [json], { error: 'HTTP 401 Unauthorized' }),
    dialect: 'Keycloak',
    meaning: 'Keycloak did not accept the token',
    retry: 'after_refresh',
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'a role that is missing',
    text: response('403 Forbidden', [json], { error: 'HTTP 403 Forbidden' }),
    dialect: 'Keycloak',
    meaning: 'its user lacks a role',
    retry: 'none',
  },
  {
    name: 'userinfo',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Bearer realm="master", error="invalid_token", error_description="Token verification failed"',
    ]),
    dialect: 'Keycloak',
    meaning: 'its session has ended',
    retry: 'after_refresh',
    findings: ['Compare iss of the token'],
  },
  {
    name: 'an inactive refresh token',
    text: response('400 Bad Request', [json], {
      error: 'invalid_grant',
      error_description: 'Token is not active',
    }),
    dialect: 'OAuth token endpoint',
    meaning: 'the refresh token of the request is not valid',
    clause: 'RFC 6749 §5.2',
    retry: 'with_credentials',
    next: 'Sign in again',
  },
  {
    name: 'a wrong client secret',
    text: response('401 Unauthorized', [json], {
      error: 'invalid_client',
      error_description: 'Invalid client or Invalid client credentials',
    }),
    dialect: 'OAuth token endpoint',
    meaning: 'did not accept the client itself',
    retry: 'after_fix',
    shouldHaveSaid: [noChallenge],
  },
];

const mcpRequest = [
  'POST /mcp HTTP/2',
  'Host: mcp.example.com',
  'MCP-Protocol-Version: 2025-11-25',
];
const metadata = 'https://mcp.example.com/.well-known/oauth-protected-resource';
export const mcp: Sample[] = [
  {
    name: 'a first request',
    text: exchange(mcpRequest, '401', [
      `www-authenticate: Bearer resource_metadata="${metadata}", scope="files:read"`,
    ]),
    dialect: 'Model Context Protocol',
    meaning: 'requires an access token',
    clause: 'RFC 9728 §5.1',
    retry: 'with_credentials',
    next: `Read ${metadata}`,
  },
  {
    name: 'no metadata',
    text: exchange(mcpRequest, '401', ['www-authenticate: Bearer realm="mcp"']),
    dialect: 'Model Context Protocol',
    meaning: 'had no credentials',
    retry: 'with_credentials',
    findings: ['/.well-known/oauth-protected-resource'],
    shouldHaveSaid: ['should link to its protected resource metadata'],
  },
  {
    name: 'a missing token called invalid',
    text: exchange(
      mcpRequest,
      '401',
      [
        `www-authenticate: Bearer error="invalid_token", error_description="Missing Authorization header", resource_metadata="${metadata}"`,
      ],
      {
        error: 'invalid_token',
        error_description: 'Missing Authorization header',
      },
    ),
    dialect: 'Model Context Protocol',
    meaning: 'not accepted',
    retry: 'with_credentials',
    shouldHaveSaid: ['the challenge should have no error'],
  },
  {
    name: 'a scope to add',
    text: response('403 Forbidden', [
      `WWW-Authenticate: Bearer error="insufficient_scope", scope="files:write", resource_metadata="${metadata}"`,
    ]),
    dialect: 'Model Context Protocol',
    meaning: 'does not have the scope',
    retry: 'with_credentials',
    next: 'with the scope "files:write" added',
  },
];

export const products = { kubernetes, github, registries, azure, aws, google, keycloak, mcp };
