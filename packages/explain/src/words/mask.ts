/** Maximum length of a text of the input that is shown. */
const MAX_SHOWN = 240;

/** A parameter in a URL, a form or a message whose name says that its value is secret. */
const NAMED =
  /\b((?:access_?|refresh_?|id_?|auth_?|session_?|csrf_?)?token|api_?key|key|secret|client_secret|password|passwd|pwd|sig|signature|code|assertion|jwt|session|sid|X-Amz-(?:Signature|Credential|Security-Token))(=|%3D|["']?: ?["']?)([^\s&"'<>,;]{1,4000})/gi;
const USER_IN_URL = /\/\/[^\s/@:]{1,200}(?::[^\s/@]{0,200})?@/g;
/** Two or three parts of base64url, the first of which is a JSON object. */
const JWT = /\beyJ[\w-]{5,20000}(?:\.[\w-]{0,20000}){1,4}/g;
const PREFIXED =
  /\b(?:gh[opsur]_|github_pat_|glpat-|sk[-_]|pk_|rk_|xox[a-z]-|AKIA|ASIA|AIza|npm_|fk_|ya29\.)[\w.-]{6,4000}/g;
const AFTER_SCHEME = /\b(Bearer|Basic|DPoP|Negotiate|NTLM)( )([\w.~+/-]{20,20000}={0,2})/gi;
/** A long run of letters and digits that is no word. */
const LONG_RUN = /[A-Za-z\d]{24,4000}/g;

/** Shows the first four characters of a secret, or none of a short one. */
export function mask(secret: string): string {
  return secret.length >= 12 ? `${secret.slice(0, 4)}…` : '…';
}

/** Replaces what looks like a secret in a text of the input. */
export function maskText(text: string): string {
  return text
    .replaceAll(JWT, mask)
    .replaceAll(USER_IN_URL, '//…@')
    .replaceAll(NAMED, (_all, name: string, separator: string, value: string) =>
      /^(?:expired|invalid|missing|required|not|is|has|null|undefined|\d{1,6})\W{0,3}$/i.test(value)
        ? `${name}${separator}${value}`
        : `${name}${separator}${mask(value)}`,
    )
    .replaceAll(PREFIXED, mask)
    .replaceAll(
      AFTER_SCHEME,
      (_all, scheme: string, _space, value: string) => `${scheme} ${mask(value)}`,
    )
    .replaceAll(LONG_RUN, (run) => (/\d/.test(run) && /[A-Za-z]/.test(run) ? mask(run) : run));
}

/** Shows a text of the input on one line: masked, without controls, and not too long. */
export function show(text: string): string {
  const line = maskText(text.slice(0, 4 * MAX_SHOWN))
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)}…`;
}
