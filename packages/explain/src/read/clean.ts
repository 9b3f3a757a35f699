/** The longest input that is read, in characters. The rest is dropped. */
export const MAX_LENGTH = 64 * 1024;

/** A control sequence of a terminal, such as a colour, without the escape character that it starts with. */
const CONTROL_SEQUENCE = /^\[[\d;]{0,20}[A-Za-z]/;

/** Cuts an input to {@link MAX_LENGTH}, and removes a byte order mark, terminal colours and carriage returns. */
export function clean(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .replace(/^\uFEFF/, '')
    .split('\u001B')
    .map((part, index) => (index === 0 ? part : part.replace(CONTROL_SEQUENCE, '')))
    .join('')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .trim();
}
