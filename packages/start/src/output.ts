import { stripVTControlCharacters } from 'node:util';

/** Prints what a part writes, line by line, with the part's name in front. */
export function linesOf(name: string): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (stripVTControlCharacters(line).trim() !== '')
        process.stdout.write(`${name.padEnd(8)} │ ${line}\n`);
    }
  };
}
