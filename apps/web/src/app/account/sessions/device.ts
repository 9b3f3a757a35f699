type Sign = readonly [name: string, sign: RegExp];

/** The first that fits: most browsers also call themselves what they want to be taken for. */
const browsers: readonly Sign[] = [
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Version\/.+Safari\//],
];

const systems: readonly Sign[] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows NT/],
  ['ChromeOS', /CrOS/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

const nameIn = (text: string, signs: readonly Sign[]) =>
  signs.find(([, sign]) => sign.test(text))?.[0];

/**
 * What somebody signed in with, in the words of people, by its own word (RFC 9110 §10.1.5): anything can call itself
 * anything. Where browser and system are not both plain, the word itself.
 */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null) return 'Unknown device';
  const browser = nameIn(userAgent, browsers);
  const system = nameIn(userAgent, systems);
  return browser && system ? `${browser} on ${system}` : userAgent;
}
