/** The schemes in the IANA HTTP Authentication Scheme Registry, in lower case. */
const registered = [
  'basic',
  'bearer',
  'concealed',
  'digest',
  'dpop',
  'gnap',
  'hoba',
  'mutual',
  'negotiate',
  'oauth',
  'privatetoken',
  'scram-sha-1',
  'scram-sha-256',
  'vapid',
] as const;

/** Schemes that are used without being registered, in lower case. */
const unregistered = ['apikey', 'aws4-hmac-sha256', 'cookie', 'jwt', 'ntlm', 'session', 'token'];

const all: ReadonlySet<string> = new Set([...registered, ...unregistered]);
const official: ReadonlySet<string> = new Set(registered);

/** Checks that a word is the name of a scheme that is in use. */
export function isKnownScheme(scheme: string): boolean {
  return all.has(scheme.toLowerCase());
}

/** Checks that IANA has registered a scheme (RFC 9110 §16.4.1). */
export function isRegisteredScheme(scheme: string): boolean {
  return official.has(scheme.toLowerCase());
}
