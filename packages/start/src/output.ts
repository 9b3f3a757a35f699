import { stripVTControlCharacters } from 'node:util';

/**
 * Prints what a part writes, line by line, with the part's name in front.
 *
 * @param readable makes a line one for people, or several
 */
export function linesOf(
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
