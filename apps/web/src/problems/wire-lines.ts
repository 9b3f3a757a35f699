/** One HTTP exchange as it is shown: what was asked, what came back, and which names decide. */
export interface Exchange {
  request?: {
    /** The request line without the version: `GET /user/profile`. */
    line: string;
    fields?: readonly Field[];
    body?: string;
  };
  /** The status line without the version: `401 Unauthorized`. */
  status: string;
  fields: readonly Field[];
  /** An object is shown as JSON, a text as it is. */
  body?: object | string;
  /** Field names (any case) and body members that decide what a client does next. */
  decides: readonly string[];
  /** A few words beside a deciding line, by the same names; `status` for the status line. */
  notes?: Readonly<Record<string, string>>;
}

export type Field = readonly [name: string, value: string];

export interface WireLine {
  text: string;
  part: 'request' | 'status' | 'field' | 'body' | 'gap';
  lit: boolean;
  note?: string;
}

const version = 'HTTP/1.1';
const member = /^ {2}"([^"]+)":/;

/** The exchange line by line. The status line is always lit: it decides first. */
export function wireLines(exchange: Exchange): WireLine[] {
  const { request, status, fields, body } = exchange;
  const answer: WireLine[] = [
    line(`${version} ${status}`, 'status', true, exchange.notes?.['status']),
    ...fields.map(([name, value]) => decided(exchange, name, `${name}: ${value}`, 'field')),
    ...(body === undefined ? [] : [gap, ...bodyLines(exchange, body)]),
  ];
  return request ? [...requestLines(request), gap, ...answer] : answer;
}

const gap: WireLine = { text: '', part: 'gap', lit: false };

function requestLines({ line: asked, fields = [], body }: NonNullable<Exchange['request']>) {
  const lines = [`${asked} ${version}`, ...fields.map(([name, value]) => `${name}: ${value}`)];
  return [...lines, ...(body === undefined ? [] : ['', body])].map((text) =>
    line(text, 'request', false),
  );
}

function bodyLines(exchange: Exchange, body: object | string): WireLine[] {
  if (typeof body === 'string') return body.split('\n').map((text) => line(text, 'body', false));
  let name = '';
  return JSON.stringify(body, null, 2)
    .split('\n')
    .map((text) => {
      const begins = member.exec(text)?.[1];
      name = begins ?? (/^[{}]$/.test(text) ? '' : name);
      const found = decided(exchange, name, text, 'body');
      return begins ? found : line(text, 'body', found.lit);
    });
}

function decided(exchange: Exchange, name: string, text: string, part: WireLine['part']): WireLine {
  const lit = exchange.decides.some((each) => each.toLowerCase() === name.toLowerCase());
  return line(text, part, lit, lit ? exchange.notes?.[name] : undefined);
}

function line(text: string, part: WireLine['part'], lit: boolean, note?: string): WireLine {
  return note === undefined ? { text, part, lit } : { text, part, lit, note };
}
