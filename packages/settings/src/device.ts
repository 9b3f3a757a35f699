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
 * The browser and system that a `User-Agent` names, in words of ours. A client can send any (RFC 9110 §10.1.5).
 *
 * @returns undefined when it does not name one of each
 */
export function deviceOf(userAgent: string): string | undefined {
  const browser = nameIn(userAgent, browsers);
  const system = nameIn(userAgent, systems);
  return browser && system ? `${browser} on ${system}` : undefined;
}
