import type { FieldLine } from '@repo/errors';

/** A request and its response, to be shown, with the names of the parts that decide what a client does next. */
export interface ShownExchange {
  readonly request?: Message | undefined;
  /** A body that is an object is shown as JSON. */
  readonly response: Message;
  /** Names of the fields (in upper or lower case) and of the members of the body to highlight. */
  readonly decisive: readonly string[];
  /** A few words beside a highlighted line, by the same names. */
  readonly notes?: Readonly<Record<string, string>>;
}

interface Message {
  /** The request line or the status line. */
  readonly line: string;
  readonly fields: readonly FieldLine[];
  readonly body?: object | string | undefined;
}

interface ExchangeLine {
  readonly text: string;
  readonly part: 'start' | 'field' | 'body' | 'gap';
  /** True for the status line, and for decisive parts. */
  readonly isHighlighted: boolean;
  readonly note?: string | undefined;
}

interface PlacedLine extends ExchangeLine {
  /** Its index. The lines of an exchange never move. */
  readonly index: number;
}

const gap: ExchangeLine = { text: '', part: 'gap', isHighlighted: false };
const member = /^ {2}"([^"]+)":/;

/** Splits an exchange into lines, as they were sent. */
export function exchangeLines({
  request,
  response,
  decisive,
  notes = {},
}: ShownExchange): PlacedLine[] {
  const requestLines = request ? [...messageLines(request, () => plain), gap] : [];
  const remaining = new Map(decisive.map((name) => [name.toLowerCase(), notes[name]]));
  const responseLines = messageLines(response, (name) => {
    const key = name.toLowerCase();
    if (!remaining.has(key)) return { isHighlighted: name === '' };
    const note = remaining.get(key);
    // A field may have several lines. Only the first has the note.
    remaining.set(key, undefined);
    return { isHighlighted: true, note };
  });
  return [...requestLines, ...responseLines].map((line, index) => ({ ...line, index }));
}

type Mark = Pick<ExchangeLine, 'isHighlighted' | 'note'>;

const plain: Mark = { isHighlighted: false };

/** `mark` gets the name of a field or member; for the start line, an empty name. */
function messageLines(
  { line, fields, body }: Message,
  mark: (name: string) => Mark,
): ExchangeLine[] {
  return [
    { text: line, part: 'start', ...mark('') },
    ...fields.map(([name, value]): ExchangeLine => ({
      text: `${name}: ${value}`,
      part: 'field',
      ...mark(name),
    })),
    ...(body === undefined ? [] : [gap, ...bodyLines(body, mark)]),
  ];
}

function bodyLines(body: object | string, mark: (name: string) => Mark): ExchangeLine[] {
  if (typeof body === 'string') return [{ text: body, part: 'body', ...plain }];
  let current = plain;
  return JSON.stringify(body, null, 2)
    .split('\n')
    .map((text) => {
      const name = member.exec(text)?.[1];
      if (name === undefined)
        return { text, part: 'body', isHighlighted: isBrace(text) ? false : current.isHighlighted };
      current = mark(name);
      return { text, part: 'body', ...current };
    });
}

/** The braces of the body itself belong to no member. */
const isBrace = (text: string) => text === '{' || text === '}';
