/** `RFC 9110 §11.1, §11.2`, `RFC 6265bis §4.1.2`. */
const OF_RFC = /\b(RFC \d+(?:bis)?)((?:,? (?:and )?§[\d.]*\d)+)/g;

/** `ASVS 6.2.1, 6.2.2`. */
const OF_ASVS = /\bASVS (\d+\.\d+\.\d+(?:, \d+\.\d+\.\d+)*)/g;

/**
 * Lists the clauses that a text cites.
 *
 * @returns such as `RFC 9110 §11.1` and `ASVS 6.2.1`
 */
export function citesIn(text: string): string[] {
  const sections = [...text.matchAll(OF_RFC)].flatMap(([, rfc = '', list = '']) =>
    [...list.matchAll(/§[\d.]*\d/g)].map(([section]) => `${rfc} ${section}`),
  );
  const rows = [...text.matchAll(OF_ASVS)].flatMap(([, list = '']) => list.split(', '));
  return [...sections, ...rows.map((row) => `ASVS ${row}`)];
}
