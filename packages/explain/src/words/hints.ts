/** What the words of a message suggest. */
export type Hint =
  'csrf' | 'limit' | 'second_factor' | 'expired' | 'invalid' | 'missing' | 'permission';

/** In the order in which they are tried: a message about an expired token may also call it invalid. */
const patterns: readonly (readonly [Hint, RegExp])[] = [
  ['csrf', /\b[cx]srf\b|cross-site request forgery|authenticity token/i],
  ['limit', /rate.?limit|too many|quota|throttl|slow down|abuse detection/i],
  ['second_factor', /two.?factor|multi.?factor|\b2fa\b|\botp\b|\bmfa\b/i],
  ['expired', /\bexpired?\b|not active|lifetime validation|no longer valid/i],
  [
    'invalid',
    /\b(?:invalid|bad|malformed|incorrect|wrong|unknown|revoked|unrecognized|not a valid)\b[^.\n]{0,40}(?:token|credential|key|signature|password|jwt|session)|(?:token|credentials?|key|signature|jwt|session)\b[^.\n]{0,30}\b(?:invalid|malformed|not valid|unknown|revoked|failed|not recognized|mismatch)|could not (?:decode|verify|parse)/i,
  ],
  [
    'missing',
    /unauthenticated|not authenticated|authentication (?:is )?required|login required|requires authentication|\b(?:no|not|missing|without|must|need to|please|have to|did not|didn't)\b[^.\n]{0,40}(?:provided|authenticate|credentials|token|log(?:ged)? ?in|sign(?:ed)? ?in|api key|authorization header)|(?:credentials|token|header|api key)\b[^.\n]{0,20}\b(?:missing|required|not provided|not found)/i,
  ],
  [
    'permission',
    /permission|forbidden|not (?:allowed|authorized|permitted|entitled|accessible)|insufficient|access (?:is )?denied|privilege|do(?:es)? not have/i,
  ],
];

/** Finds what a message says. Only its first 2,000 characters are read. */
export function hintOf(message: string | undefined): Hint | undefined {
  const text = message?.slice(0, 2000) ?? '';
  return patterns.find(([, pattern]) => pattern.test(text))?.[0];
}
