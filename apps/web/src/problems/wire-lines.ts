import type { FieldLine } from '@repo/errors';

/** One exchange as it is shown: what was asked, what came back, and which names decide. */
export interface Shown {
  readonly request?: Message | undefined;
  /** An object as its body is shown as JSON. */
  readonly answer: Message;
  /** Names of fields (in any case) and of body members that decide what a client does next. */
  readonly decides: readonly string[];
  /** A few words beside a deciding line, by the same names. */
  readonly notes?: Readonly<Record<string, string>>;
}

interface Message {
  /** The request line or the status line. */
  readonly line: string;
  readonly fields: readonly FieldLine[];
  readonly body?: object | string | undefined;
}

interface WireLine {
  readonly text: string;
  readonly part: 'start' | 'field' | 'body' | 'gap';
  /** Whether the line decides. The status line always does. */
  readonly lit: boolean;
  readonly note?: string | undefined;
}

interface PlacedLine extends WireLine {
  /** The lines of an exchange never move: their place is their identity. */
  readonly place: number;
}

const gap: WireLine = { text: '', part: 'gap', lit: false };
const member = /^ {2}"([^"]+)":/;

/** The exchange line by line, as it went over the wire. */
export function wireLines({ request, answer, decides, notes = {} }: Shown): PlacedLine[] {
  const asked = request ? [...messageLines(request, () => plain), gap] : [];
  const deciding = new Map(decides.map((name) => [name.toLowerCase(), notes[name]]));
  const told = messageLines(answer, (name) => {
    const key = name.toLowerCase();
    if (!deciding.has(key)) return { lit: name === '' };
    const note = deciding.get(key);
    // A field may come in several lines; what is to be said of it is said once.
    deciding.set(key, undefined);
    return { lit: true, note };
  });
  return [...asked, ...told].map((line, place) => ({ ...line, place }));
}

type Mark = Pick<WireLine, 'lit' | 'note'>;

const plain: Mark = { lit: false };

/** `mark` is asked by the name of a field or a member; the start line's is empty. */
function messageLines({ line, fields, body }: Message, mark: (name: string) => Mark): WireLine[] {
  return [
    { text: line, part: 'start', ...mark('') },
    ...fields.map(([name, value]): WireLine => ({
      text: `${name}: ${value}`,
      part: 'field',
      ...mark(name),
    })),
    ...(body === undefined ? [] : [gap, ...bodyLines(body, mark)]),
  ];
}

function bodyLines(body: object | string, mark: (name: string) => Mark): WireLine[] {
  if (typeof body === 'string') return [{ text: body, part: 'body', ...plain }];
  let now = plain;
  return JSON.stringify(body, null, 2)
    .split('\n')
    .map((text) => {
      const name = member.exec(text)?.[1];
      if (name === undefined) return { text, part: 'body', lit: isBrace(text) ? false : now.lit };
      now = mark(name);
      return { text, part: 'body', ...now };
    });
}

/** The braces of the body itself belong to no member. */
function isBrace(text: string): boolean {
  return text === '{' || text === '}';
}
