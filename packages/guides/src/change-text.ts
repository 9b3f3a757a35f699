/**
 * Applies a guide's `diff` block to the text of a file. Each line begins with a space (context), `-` or `+`. A line
 * `@@` begins another place in the file. An empty line counts as an empty context line.
 *
 * @throws unless the context and `-` lines of each place occur in the text exactly once
 */
export function changeText(text: string, diff: string): string {
  const places = diff.split(/^@@.*\n/m);
  return places.filter((place) => place !== '').reduce(changePlace, text);
}

function changePlace(text: string, place: string): string {
  const lines = place.replace(/\n$/, '').split('\n');
  const wrong = lines.find((line) => line !== '' && !/^[ +-]/.test(line));
  if (wrong !== undefined)
    throw new Error(`a line begins with neither a space nor - nor +: ${wrong}`);
  const without = (sign: string) =>
    lines.flatMap((line) => (line.startsWith(sign) ? [] : [`${line.slice(1)}\n`])).join('');
  const before = without('+');
  if (before === '') throw new Error('a place shows no line of the file');
  const [start, ...others] = startsOf(text, before);
  if (start === undefined || others.length > 0) {
    const times = start === undefined ? 0 : 1 + others.length;
    throw new Error(`these lines occur ${times} times, not once:\n${before}`);
  }
  return text.slice(0, start) + without('-') + text.slice(start + before.length);
}

/** Finds where these whole lines begin in a text. Occurrences may overlap. */
function startsOf(text: string, lines: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(lines); at !== -1; at = text.indexOf(lines, at + 1)) {
    if (at === 0 || text[at - 1] === '\n') starts.push(at);
  }
  return starts;
}
