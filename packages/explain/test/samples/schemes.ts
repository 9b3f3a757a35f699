import { exchange, get, response, withBearer, aliveJwt, type Sample } from './sample.js';

const aliceWrong = 'Authorization: Basic YWxpY2U6d3Jvbmc=';

export const schemes: Sample[] = [
  {
    name: 'Basic',
    text: 'www-authenticate: Basic realm="intranet", charset="UTF-8"',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    next: 'Send a user name and a password',
  },
  {
    name: 'Basic without a realm',
    text: response('401 Unauthorized', ['WWW-Authenticate: Basic']),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    faults: ['must have a realm'],
    shouldHaveSaid: ['has no realm'],
  },
  {
    name: 'Basic with another charset',
    text: 'Basic realm="x", charset="ISO-8859-1"',
    input: 'challenge',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    faults: ['The only value that charset may have is UTF-8'],
  },
  {
    name: 'a wrong password',
    text: exchange([...get, aliceWrong], '401', ['www-authenticate: Basic realm="x"']),
    meaning: 'the password is wrong',
    clause: 'RFC 7617 §2',
    retry: 'with_credentials',
    next: 'the same pair will be refused again',
  },
  {
    name: 'a password with a line break',
    text: exchange([...get, 'Authorization: Basic YWxpY2U6c2VjcmV0Cg=='], '401', [
      'www-authenticate: Basic realm="x"',
    ]),
    meaning: 'the password is wrong',
    retry: 'after_fix',
    next: 'without a line break',
    findings: ['encoded with echo'],
  },
  {
    name: 'credentials that are no base64',
    text: exchange([...get, 'Authorization: Basic alice:secret'], '401', [
      'www-authenticate: Basic realm="x"',
    ]),
    meaning: 'the password is wrong',
    retry: 'after_fix',
    next: 'Encode name:password in base64',
    findings: ['not base64'],
  },
  {
    name: 'Bearer for a server that takes Basic',
    text: exchange(withBearer(aliveJwt), '401', ['www-authenticate: Basic realm="x"']),
    meaning: 'not of a kind that it takes here',
    retry: 'with_credentials',
    findings: ['a scheme that this server does not ask for here; it asks for Basic'],
  },
  {
    name: 'Basic for a script',
    text: exchange([...get, 'X-Requested-With: XMLHttpRequest'], '401', [
      'www-authenticate: Basic realm="x"',
    ]),
    meaning: 'had no credentials',
    retry: 'with_credentials',
    findings: ['opens its own password window'],
  },
  {
    name: 'Digest (RFC 7616)',
    text: [
      'WWW-Authenticate: Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
      'WWW-Authenticate: Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    ].join('\n'),
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    next: 'curl --digest',
    faults: ['The algorithm is MD5'],
  },
  {
    name: 'Digest with a stale nonce',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Digest realm="x", qop="auth", algorithm=SHA-256, nonce="bmV3", stale=true',
    ]),
    meaning: 'The password is right, but the nonce is used up',
    clause: 'RFC 7616 §3.3',
    retry: 'after_fix',
    next: 'without asking for the password',
  },
  {
    name: 'Digest without a nonce',
    text: 'Digest realm="x", qop="auth", algorithm=SHA-256',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    faults: ['must have nonce'],
  },
  {
    name: 'DPoP (RFC 9449)',
    text: 'WWW-Authenticate: DPoP algs="ES256 PS256"',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
  },
  {
    name: 'DPoP with a nonce',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: DPoP error="use_dpop_nonce", error_description="Resource server requires nonce in DPoP proof"',
      'DPoP-Nonce: eyJ7S_zG.eyJH0-Z.HX4w-7v',
    ]),
    meaning: 'The token is not refused',
    clause: 'RFC 9449 §9',
    retry: 'after_fix',
    next: 'Make a new DPoP proof with the value of DPoP-Nonce',
  },
  {
    name: 'DPoP with a nonce that is not there',
    text: 'WWW-Authenticate: DPoP error="use_dpop_nonce"',
    meaning: 'The token is not refused',
    retry: 'after_fix',
    findings: ['which this input does not show'],
  },
  {
    name: 'DPoP with a proof that does not fit',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: DPoP error="invalid_dpop_proof", error_description="htu mismatch", algs="ES256"',
    ]),
    meaning: 'does not fit the request',
    retry: 'after_fix',
    next: 'exactly this method, URL and token',
  },
  {
    name: 'Negotiate (RFC 4559)',
    text: response('401 Unauthorized', ['WWW-Authenticate: Negotiate', 'WWW-Authenticate: NTLM']),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    next: 'Negotiate or NTLM',
    findings: ['authenticates a connection and not a request'],
  },
  {
    name: 'a ticket that was refused',
    text: exchange([...get, 'Authorization: Negotiate YIIZG1hZGVVcEtlcmJlcm9zVGlja2V0'], '401', [
      'www-authenticate: Negotiate',
    ]),
    meaning: 'were refused',
    retry: 'with_credentials',
    findings: ['A ticket was sent and refused'],
  },
  {
    name: 'NTLM in its second step',
    text: 'WWW-Authenticate: NTLM TlRMTVNTUAACAAAADAAMADgAAAAFgokC',
    meaning: 'asks for credentials',
    retry: 'with_credentials',
    next: 'Answer the challenge on the same connection',
  },
  {
    name: 'several schemes in one line',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Basic realm="api", ApiKey realm="api", Bearer realm="api"',
    ]),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    next: 'Choose one of the schemes Basic, ApiKey or Bearer',
    findings: ['which some clients misread'],
  },
  {
    name: 'an API key that is refused',
    text: exchange([...get, 'X-API-Key: fk_01980000_notarealkeyatall00'], '401', [
      'www-authenticate: ApiKey realm="api"',
    ]),
    meaning: 'were refused',
    retry: 'with_credentials',
    next: 'Use another API key',
  },
  {
    name: 'a registered scheme that is not explained',
    text: 'WWW-Authenticate: HOBA max-age="180", challenge="16:MTEyMzEyMzEyMw"',
    meaning: 'asks for credentials',
    retry: 'unknown',
    unknown: ['the scheme HOBA'],
  },
  {
    name: 'a scheme of its own',
    text: response('401 Unauthorized', ['WWW-Authenticate: xBasic realm="internal"']),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    unknown: ['the scheme xBasic'],
  },
  {
    name: 'a session',
    text: response('401 Unauthorized', ['WWW-Authenticate: Session realm="web"']),
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    next: 'Sign in on the web site',
  },
];
