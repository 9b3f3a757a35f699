type Sign = readonly [name: string, sign: RegExp];

/** In order of preference: most browsers also name the browsers that they are compatible with. */
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
 * Reads the browser and system of a `User-Agent`, such as `Firefox on Windows`. The client chooses the field (RFC 9110
 * §10.1.5), so the result has known names only.
 *
 * @returns undefined unless the field names a known browser and a known system
 */
export function deviceOf(userAgent: string): string | undefined {
  const browser = nameIn(userAgent, browsers);
  const system = nameIn(userAgent, systems);
  return browser && system ? `${browser} on ${system}` : undefined;
}
