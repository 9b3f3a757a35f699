import type { Explanation, Statement } from './explanation.js';

const WIDTH = 96;
const NO_BREAK = '\u00A0';

/** Writes an explanation as plain text, with the meaning and the next step first. Ends in a line break. */
export function format(explanation: Explanation): string {
  const { meaning, next, status, request, dialects, readTo } = explanation;
  const head = [
    ...(status === undefined ? [] : [status]),
    ...wrap(statement(meaning)),
    '',
    ...wrap(`Next: ${next.text}`),
  ];
  const about = [
    ...(request === undefined ? [] : wrap(`Request: ${request}`)),
    ...(dialects.length === 0 ? [] : wrap(`Looks like: ${dialects.join(', ')}`)),
    ...(readTo === undefined ? [] : [`Only the first ${readTo} characters were read.`]),
  ];
  const sections = [
    head,
    about,
    ...explanation.challenges.map(challengeLines),
    section(
      'Findings',
      explanation.findings.map((each) => `${each.about}: ${statement(each)}`),
    ),
    correctionLines(explanation),
    ...explanation.tokens.map(tokenLines),
    section('Not understood', explanation.unknown),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function challengeLines(challenge: Explanation['challenges'][number]): string[] {
  const { scheme, meaning, parameters, faults } = challenge;
  return [
    `Challenge: ${scheme}`,
    ...wrap(statement(meaning), '  '),
    ...parameters.flatMap(({ name, value, meaning: words }) =>
      wrap(`${name} = ${value}${words === undefined ? '' : `  (${words})`}`, '  - ', '    '),
    ),
    ...faults.flatMap((fault) => wrap(`Wrong: ${statement(fault)}`, '  ! ', '    ')),
  ];
}

function correctionLines({ shouldHaveSaid }: Explanation): string[] {
  if (shouldHaveSaid.length === 0) return [];
  return [
    'The server should have said',
    ...shouldHaveSaid.flatMap((each) => [
      ...wrap(statement(each), '  - ', '    '),
      ...(each.line === undefined ? [] : [`    ${each.line}`]),
    ]),
  ];
}

function tokenLines({
  kind,
  start,
  facts,
  refusedBecause,
}: Explanation['tokens'][number]): string[] {
  return [
    `Token ${start} (${kind}${kind === 'JWT' ? ', decoded and not verified' : ''})`,
    ...facts.flatMap(({ name, value }) => wrap(`${name}: ${value}`, '  ', '    ')),
    ...refusedBecause.flatMap((each) =>
      wrap(`Would be refused: ${statement(each)}`, '  ! ', '    '),
    ),
  ];
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, ...items.flatMap((item) => wrap(item, '  - ', '    '))];
}

function statement({ text, clause }: Statement): string {
  // A clause stays on one line.
  return clause === undefined ? text : `${text} [${clause.replaceAll(' ', NO_BREAK)}]`;
}

/** Breaks a text into lines at spaces. */
function wrap(text: string, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].map((each) => each.replaceAll(NO_BREAK, ' '));
}
