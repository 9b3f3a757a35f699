import { stripVTControlCharacters } from 'node:util';

/**
 * Returns a function that prints output line by line, with a name in front.
 *
 * @param readable formats a line, possibly as several lines
 */
export function linePrinter(
  name: string,
  readable: (line: string) => string = (line) => line,
): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.flatMap((written) => readable(written).split('\n'))) {
      if (stripVTControlCharacters(line).trim() !== '')
        process.stdout.write(`${name.padEnd(8)} │ ${line}\n`);
    }
  };
}
