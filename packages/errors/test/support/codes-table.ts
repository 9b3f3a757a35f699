import { catalogue, type Code, codes, type Entry, extraNamesOf } from '../../src/index.js';

/** Returns the table of docs/codes.md as Markdown, formatted as Prettier formats tables. */
export function codesTable(): string {
  const head = ['Code', 'Status', 'Title', 'retry', 'Challenge or header', 'Members'];
  const rows = [head, ...codes.map((code) => row(code, catalogue[code]))];
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => width(cells[column]))));
  const lines = rows.map((cells) => line(cells.map((cell, i) => cell.padEnd(widths[i] ?? 0))));
  const rule = line(widths.map((columnWidth) => '-'.repeat(columnWidth)));
  return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`;
}

function row(code: Code, entry: Entry): string[] {
  const status = entry.statusClass ? `${entry.status}, ${entry.statusClass}` : `${entry.status}`;
  const members = extraNamesOf(code).map((name) => `\`${name}\``);
  return [
    `\`${code}\``,
    status,
    entry.title,
    `\`${entry.retry}\``,
    header(entry),
    members.join(', '),
  ];
}

function header({ challenge, extra = {} }: Entry): string {
  if (challenge === 'bare') return 'challenge without `error`';
  if (challenge !== 'none') return `\`error="${challenge}"\``;
  if (extra.allowed) return '`Allow`';
  return extra.retryAfter === undefined ? '' : '`Retry-After`';
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function width(cell: string | undefined): number {
  return cell?.length ?? 0;
}
