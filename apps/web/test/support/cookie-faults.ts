/**
 * Finds faults in a `Set-Cookie` field of ours (RFC 6265bis §4.1.2). A cookie must be hidden from scripts, other hosts and
 * other sites. The result never contains the cookie's value.
 */
export function cookieFaults(field: string): string[] {
  const [pair = '', ...rest] = field.split(/; */);
  const attributes = rest.map((attribute) => attribute.toLowerCase());
  const [, isPrefixed, name = '?'] =
    /^(__Host-Http-)?(session|test-cookie)=[\w.-]*$/.exec(pair) ?? [];
  const lifetimes = attributes.filter((attribute) => /^max-age=\d+$/.test(attribute));
  /** Each fault, and true if the field does not have it. */
  const isAbsent: Readonly<Record<string, boolean>> = {
    'is not one of ours': name !== '?',
    'is for another path': attributes.includes('path=/'),
    'is seen by scripts': attributes.includes('httponly'),
    'goes to other sites': attributes.includes('samesite=lax'),
    'is for other hosts': !attributes.some((attribute) => attribute.startsWith('domain')),
    'does not have exactly one lifetime': lifetimes.length === 1,
    'is Secure without the name prefix, or the reverse':
      attributes.includes('secure') === (isPrefixed !== undefined),
  };
  return Object.keys(isAbsent)
    .filter((fault) => isAbsent[fault] !== true)
    .map((fault) => `${name} ${fault}`);
}
