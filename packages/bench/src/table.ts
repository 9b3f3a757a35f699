/** Formats a Markdown table with aligned columns. All but the first are numbers. */
export function table(header: string[], lines: string[][]): string {
  const width = (column: number) =>
    Math.max(...[header, ...lines].map((line) => line[column]?.length ?? 0));
  const write = (line: string[]) =>
    `| ${line.map((cell, i) => (i ? cell.padStart(width(i)) : cell.padEnd(width(i)))).join(' | ')} |`;
  const rule = header.map((_, i) => (i ? `${'-'.repeat(width(i) - 1)}:` : '-'.repeat(width(i))));
  return [write(header), write(rule), ...lines.map(write)].join('\n');
}
