import {
  aliveJwt,
  exchange,
  expiredJwt,
  get,
  jwt,
  response,
  seconds,
  withBearer,
  type Sample,
} from './sample.js';

const html = 'Content-Type: text/html; charset=utf-8';
const loginPage =
  '<!doctype html><html><head><title>Sign in</title></head><body><form><input type="password"></form></body></html>';
const noChallenge = 'A 401 must have a WWW-Authenticate';

/** The forms in which tools show a response. */
export const forms: Sample[] = [
  {
    name: 'developer tools, names and values on separate lines',
    text: 'Request URL\nhttps://api.example.com/profile\nRequest Method\nGET\nStatus Code\n401 Unauthorized\nwww-authenticate\nBearer realm="api"',
    input: 'exchange',
    status: 401,
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
  },
  {
    name: 'developer tools, with headings',
    text: 'General\nRequest URL: https://api.example.com/profile\nRequest Method: GET\nStatus Code: 401 Unauthorized\nResponse Headers\nwww-authenticate: Basic realm="api"\nRequest Headers\n:authority: api.example.com\naccept: */*',
    input: 'exchange',
    status: 401,
    meaning: 'the request had no credentials',
    retry: 'with_credentials',
  },
  {
    name: 'pseudo-fields',
    text: ':status: 401\nwww-authenticate: Bearer realm="api"\ndate: Sat, 28 Nov 2026 12:00:00 GMT',
    status: 401,
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
  },
  {
    name: 'Postman, a table',
    text: 'WWW-Authenticate\tBearer realm="api", error="invalid_token", error_description="expired"\nContent-Length\t0',
    input: 'fields',
    meaning: 'has expired',
    retry: 'after_refresh',
  },
  {
    name: 'a list of quoted members',
    text: '"www-authenticate": "Bearer realm=\\"api\\"",\n"content-length": "0",',
    input: 'fields',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
  },
  {
    name: 'a JSON object of fields',
    text: '{"www-authenticate": "Bearer realm=\\"api\\"", "date": "Sat, 28 Nov 2026 12:00:00 GMT"}',
    input: 'fields',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
  },
  {
    name: 'an object of Python',
    text: `{'Server': 'nginx', 'WWW-Authenticate': 'Basic realm="api"', 'Content-Length': '0'}`,
    input: 'fields',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
  },
  {
    name: 'an object of Node.js, with bare names',
    text: `{ date: 'Sat, 28 Nov 2026 12:00:00 GMT', 'www-authenticate': 'Basic realm="api"' }`,
    input: 'fields',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
  },
  {
    name: 'the Headers of fetch in Node.js, over several lines',
    text: `Headers {\n  date: 'Sat, 28 Nov 2026 12:00:00 GMT',\n  'www-authenticate': 'Bearer realm="api"',\n  vary: 'Origin'\n}`,
    input: 'fields',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
  },
  {
    name: 'the headers of axios',
    text: `Object [AxiosHeaders] {\n  'www-authenticate': 'Bearer realm="api"',\n  connection: 'close'\n}`,
    input: 'fields',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
  },
  {
    name: 'a log of pino',
    text: '{"level":40,"req":{"method":"GET","url":"/profile","headers":{"host":"api.example.com"}},"res":{"statusCode":401,"headers":{"www-authenticate":"Bearer realm=\\"api\\""}}}',
    input: 'exchange',
    status: 401,
    meaning: 'had no credentials',
    retry: 'with_credentials',
  },
  {
    name: 'an error of axios',
    text: '{"message":"Request failed with status code 403","response":{"status":403,"headers":{"content-type":"application/json"},"data":{"message":"token expired"}}}',
    status: 403,
    meaning: 'Treat it as a 401',
    retry: 'after_refresh',
    shouldHaveSaid: ['This should be a 401'],
  },
  {
    name: 'an entry of a HAR file',
    text: JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: 'GET',
              url: 'https://api.example.com/',
              headers: [{ name: 'Accept', value: '*/*' }],
            },
            response: {
              status: 401,
              headers: [{ name: 'WWW-Authenticate', value: 'Basic realm="x"' }],
              content: { text: '' },
            },
          },
        ],
      },
    }),
    status: 401,
    meaning: 'had no credentials',
    retry: 'with_credentials',
  },
  {
    name: 'wget -S',
    text: '  HTTP/1.1 401 Unauthorized\n  WWW-Authenticate: Basic realm="x"\n  Content-Length: 0',
    status: 401,
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
  },
  {
    name: 'a folded line',
    text: 'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm="api",\n  error="invalid_token",\n  error_description="expired"',
    meaning: 'has expired',
    retry: 'after_refresh',
  },
  {
    name: 'a curl command and its output',
    text: `$ curl -i -u alice:wrong https://api.example.com/profile\nHTTP/2 401\nwww-authenticate: Basic realm="api"\n\n`,
    input: 'exchange',
    meaning: 'the password is wrong',
    retry: 'with_credentials',
  },
  {
    name: 'a curl command copied from a browser',
    text: `curl 'https://api.example.com/profile' \\\n  -H 'accept: */*' \\\n  -H 'authorization: Bearer ${expiredJwt}'`,
    input: 'request',
    meaning: 'It expired 55 minutes ago',
    retry: 'after_refresh',
  },
  {
    name: 'a status line alone',
    text: '401 Unauthorized',
    status: 401,
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'a message of a client',
    text: 'Error: Request failed with status code 401\n    at settle (axios/lib/core/settle.js:19:12)',
    input: 'text',
    status: 401,
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    unknown: ['the format of the input'],
  },
  {
    name: 'curl --fail',
    text: 'curl: (22) The requested URL returned error: 403',
    status: 403,
    meaning: 'refuses it',
    retry: 'none',
    unknown: ['the format of the input'],
  },
  {
    name: 'a text about something else',
    text: 'The quick brown fox jumps over the lazy dog.',
    input: 'text',
    meaning: 'No status, challenge or token was found',
    retry: 'unknown',
    unknown: ['the format of the input'],
  },
  {
    name: 'nothing',
    text: ' \n ',
    input: 'nothing',
    meaning: 'the input is empty',
    retry: 'unknown',
  },
  {
    name: 'a JSON body of an unknown form',
    text: '{"foo": {"bar": 1}}',
    input: 'body',
    meaning: 'No status, challenge or token was found',
    retry: 'unknown',
    unknown: ['the format of the body'],
  },
];

/** Refusals with a wrong status, and responses that look like one. */
export const mistaken: Sample[] = [
  {
    name: 'a sign-in page with 200',
    text: response('200 OK', [html], loginPage),
    meaning: 'the body is a sign-in page',
    retry: 'with_credentials',
    shouldHaveSaid: ['not a sign-in page'],
  },
  {
    name: 'a redirect to a sign-in page',
    text: response('302 Found', ['Location: /login?next=/profile']),
    meaning: 'sends the client to a sign-in page',
    retry: 'with_credentials',
    shouldHaveSaid: ['not a sign-in page'],
  },
  {
    name: 'a redirect that curl followed',
    text: `${response('302 Found', ['Location: https://sso.example.com/oauth2/authorize?client_id=x'])}\r\n${response('200 OK', [html], '<html><title>Welcome</title></html>')}`,
    status: 200,
    meaning: 'sends the client to a sign-in page',
    retry: 'with_credentials',
    shouldHaveSaid: ['not a sign-in page'],
  },
  {
    name: 'a redirect to elsewhere',
    text: response('302 Found', ['Location: https://www.example.com/']),
    meaning: 'the request was not refused',
    retry: 'unknown',
    next: 'Find the request that got the 401 or 403',
  },
  {
    name: 'a 403 for a missing token',
    text: response('403 Forbidden', ['Content-Type: application/json'], {
      error: 'No token provided',
    }),
    meaning: 'nobody is signed in',
    retry: 'with_credentials',
    shouldHaveSaid: ['This should be a 401'],
  },
  {
    name: 'a 403 for an invalid token',
    text: response('403 Forbidden', ['Content-Type: application/json'], {
      message: 'Invalid token',
    }),
    meaning: 'the credentials are not accepted',
    retry: 'with_credentials',
    shouldHaveSaid: ['This should be a 401'],
  },
  {
    name: 'a 401 for a missing permission',
    text: response('401 Unauthorized', ['WWW-Authenticate: Bearer realm="api"'], {
      message: 'You do not have permission to edit this',
    }),
    meaning: 'Treat it as a 403',
    retry: 'none',
    shouldHaveSaid: ['This should be a 403'],
  },
  {
    name: 'a 403 for a limit',
    text: response('403 Forbidden', ['Retry-After: 120'], { message: 'Rate limit exceeded' }),
    meaning: 'a limit was reached',
    retry: 'after_delay',
    next: 'Wait 2 minutes',
    shouldHaveSaid: ['This should be a 429'],
  },
  {
    name: 'a preflight',
    text: exchange(
      [
        'OPTIONS /profile HTTP/2',
        'Host: api.example.com',
        'Origin: https://app.example.com',
        'Access-Control-Request-Method: GET',
      ],
      '401',
      ['www-authenticate: Bearer realm="api"'],
    ),
    meaning: 'sends before a cross-origin request',
    retry: 'after_fix',
    next: 'respond to OPTIONS before checking credentials',
    findings: ['no Access-Control-Allow-Origin'],
    shouldHaveSaid: ['204 with the CORS headers'],
  },
];

/** Other statuses that people take for a 401. */
export const neighbours: Sample[] = [
  {
    name: '429',
    text: response('429 Too Many Requests', ['Retry-After: 30']),
    meaning: 'Too many requests',
    clause: 'RFC 6585 §4',
    retry: 'after_delay',
    next: 'Wait 30 seconds',
  },
  {
    name: '429 with a date',
    text: response('429 Too Many Requests', ['Retry-After: Sat, 28 Nov 2026 12:10:00 GMT']),
    meaning: 'Too many requests',
    retry: 'after_delay',
    next: 'Wait until 2026-11-28 12:10:00 UTC',
  },
  {
    name: '503 that does not say how long',
    text: response('503 Service Unavailable', []),
    meaning: 'cannot answer now',
    retry: 'after_delay',
    shouldHaveSaid: ['how long to wait'],
  },
  {
    name: '407',
    text: response('407 Proxy Authentication Required', [
      'Proxy-Authenticate: Basic realm="proxy"',
    ]),
    meaning: 'A proxy on the way wants credentials',
    clause: 'RFC 9110 §15.5.8',
    retry: 'with_credentials',
    next: 'in Proxy-Authorization: Basic',
    challenges: ['in Proxy-Authorization: Basic'],
  },
  {
    name: 'a challenge of a proxy alone',
    text: 'Proxy-Authenticate: Basic realm="proxy"',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    next: 'in Proxy-Authorization: Basic',
    challenges: ['in Proxy-Authorization: Basic'],
  },
  {
    name: '407 without a challenge',
    text: response('407 Proxy Authentication Required', []),
    meaning: 'A proxy on the way wants credentials',
    retry: 'with_credentials',
    next: 'Proxy-Authorization',
    shouldHaveSaid: ['A 407 must name the schemes'],
  },
  {
    name: '404',
    text: response('404 Not Found', []),
    meaning: 'to hide what exists',
    retry: 'none',
  },
  {
    name: '400',
    text: response('400 Bad Request', []),
    meaning: 'The request itself is wrong',
    retry: 'after_fix',
  },
  {
    name: '405',
    text: response('405 Method Not Allowed', ['Allow: GET']),
    meaning: 'does not take this method',
    retry: 'after_fix',
  },
  {
    name: '418',
    text: response('418', []),
    meaning: 'refuses the request as it is',
    retry: 'after_fix',
  },
  {
    name: '440',
    text: response('440 Login Time-out', []),
    meaning: 'The session has expired',
    retry: 'with_credentials',
  },
  {
    name: '498',
    text: response('498 Invalid Token', []),
    meaning: 'invalid or has expired',
    retry: 'after_refresh',
  },
  {
    name: '500',
    text: response('500 Internal Server Error', []),
    meaning: 'The server failed',
    retry: 'after_delay',
  },
  {
    name: '511',
    text: response('511 Network Authentication Required', []),
    meaning: 'as in a hotel',
    retry: 'with_credentials',
  },
];

const claims = { iss: 'https://id.example.com', aud: 'api', sub: 'user-1', exp: seconds + 60 };
/** Tokens without a request or a response. */
export const tokens: Sample[] = [
  {
    name: 'a token that is alive',
    text: aliveJwt,
    input: 'token',
    meaning: 'has not expired',
    retry: 'with_credentials',
  },
  {
    name: 'an expired token',
    text: expiredJwt,
    input: 'token',
    meaning: 'It expired 55 minutes ago (2026-11-28 11:05:00 UTC)',
    clause: 'RFC 7519 §4.1.4',
    retry: 'after_refresh',
  },
  {
    name: 'credentials',
    text: `Bearer ${expiredJwt}`,
    input: 'request',
    meaning: 'It expired 55 minutes ago',
    retry: 'after_refresh',
  },
  {
    name: 'not signed',
    text: jwt(claims, { alg: 'none' }),
    meaning: 'alg is none',
    clause: 'RFC 8725 §3.2',
    retry: 'with_credentials',
  },
  {
    name: 'not valid yet',
    text: jwt({ ...claims, nbf: seconds + 30 }),
    meaning: 'its nbf is in 30 seconds',
    retry: 'with_credentials',
  },
  {
    name: 'milliseconds',
    text: jwt({ ...claims, exp: seconds * 1000 }),
    meaning: 'in milliseconds',
    retry: 'with_credentials',
  },
  {
    name: 'no expiry',
    text: jwt({ ...claims, exp: undefined }),
    meaning: 'does not say when it expires',
    retry: 'with_credentials',
  },
  {
    name: 'a refresh token',
    text: jwt({ ...claims, typ: 'Refresh' }),
    meaning: 'It is a refresh token',
    retry: 'with_credentials',
  },
  {
    name: 'an ID token',
    text: jwt({ ...claims, nonce: 'n-0S6_WzA2Mj' }),
    meaning: 'an ID token',
    retry: 'with_credentials',
  },
  {
    name: 'issued in the future',
    text: jwt({ ...claims, iat: seconds + 600 }),
    meaning: 'one of the clocks is wrong',
    retry: 'with_credentials',
  },
  {
    name: 'cut off',
    text: aliveJwt.split('.').slice(0, 2).join('.'),
    meaning: 'this one has 2: part of it is missing',
    retry: 'with_credentials',
  },
  {
    name: 'critical extensions',
    text: jwt(claims, { alg: 'RS256', crit: ['exp'] }),
    meaning: 'crit',
    retry: 'with_credentials',
  },
  {
    name: 'no audience',
    text: jwt({ ...claims, aud: undefined }),
    meaning: 'does not have aud',
    retry: 'with_credentials',
  },
  {
    name: 'encrypted',
    text: `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..aXYtaXYtaXY.Y2lwaGVydGV4dA.dGFn`,
    meaning: 'The token is encrypted',
    retry: 'unknown',
  },
  {
    name: 'opaque',
    text: 'sk_test_000000000000notarealkey',
    meaning: 'The token is opaque',
    retry: 'unknown',
    tokens: ['a Stripe secret key'],
  },
];

const refused = [
  'www-authenticate: Bearer realm="api", error="invalid_token", error_description="x"',
];
/** Mistakes in the request. */
export const requests: Sample[] = [
  {
    name: 'no scheme',
    text: exchange([...get, `Authorization: ${aliveJwt}`], '401', refused),
    meaning: 'not accepted',
    retry: 'after_fix',
    next: 'Put the scheme and a space before the token',
    findings: ['has no scheme'],
  },
  {
    name: 'a colon after the scheme',
    text: exchange([...get, 'Authorization: Bearer: abcdefghijklmnop'], '401', refused),
    meaning: 'not accepted',
    retry: 'after_fix',
    findings: ['a colon after the scheme'],
  },
  {
    name: 'the scheme twice',
    text: exchange(withBearer(`Bearer ${aliveJwt}`), '401', refused),
    meaning: 'not accepted',
    retry: 'after_fix',
    findings: ['Bearer Bearer'],
  },
  {
    name: 'undefined',
    text: exchange(withBearer('undefined'), '401', refused),
    meaning: 'no token in it',
    retry: 'after_fix',
    findings: ['a placeholder'],
  },
  {
    name: 'an empty token',
    text: exchange([...get, 'Authorization: Bearer'], '401', refused),
    meaning: 'no token in it',
    retry: 'after_fix',
    findings: ['a scheme and no token'],
  },
  {
    name: 'quotation marks',
    text: exchange(withBearer(`"${aliveJwt}"`), '401', refused),
    meaning: 'not accepted',
    retry: 'after_fix',
    findings: ['in quotation marks'],
  },
  {
    name: 'two fields',
    text: exchange([...withBearer(aliveJwt), 'Authorization: Basic YWxpY2U6c2VjcmV0'], '400', []),
    meaning: 'The request itself is wrong',
    retry: 'after_fix',
    findings: ['more than one Authorization'],
  },
  {
    name: 'a token in the URL',
    text: exchange(
      ['GET /profile?access_token=abcdefghijklmnop HTTP/2', 'Host: api.example.com'],
      '401',
      ['www-authenticate: Bearer realm="api"'],
    ),
    meaning: 'does not accept this kind of credentials here',
    retry: 'with_credentials',
    findings: ['most servers ignore it there'],
  },
];
