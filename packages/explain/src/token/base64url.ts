const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const values = new Map(
  ALPHABET.split('')
    .map((character, value): [string, number] => [character, value])
    .concat([
      ['-', 62],
      ['+', 62],
      ['_', 63],
      ['/', 63],
    ]),
);

/**
 * Decodes base64 or base64url (RFC 4648 §4, §5) to text in UTF-8.
 *
 * @returns undefined for any other text
 */
export function decodeBase64(text: string): string | undefined {
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const character of text.replace(/={1,2}$/, '')) {
    const value = values.get(character);
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xff_ff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
