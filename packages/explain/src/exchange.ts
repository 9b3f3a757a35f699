import { readChallenges, type GrammarFault, type ReadChallenge } from '@repo/errors';
import { readBody, type Body } from './read/body.js';
import {
  newResponse,
  type Field,
  type InputRead,
  type RequestRead,
  type ResponseRead,
} from './read/message.js';
import { sentCredentials, type Sent } from './request/sent.js';
import { readToken, type Token } from './token/token.js';

/** A field line with challenges, and what was read from it. */
export interface FieldLine {
  readonly name: string;
  readonly value: string;
  readonly challenges: readonly ReadChallenge[];
  readonly faults: readonly GrammarFault[];
}

/** The facts of an input, for the rules that explain it. Its texts may hold secrets: show them only through `show`. */
export interface Exchange {
  readonly input: InputRead;
  readonly request: RequestRead | undefined;
  readonly sent: Sent;
  /** The last response, which is the one that the client has to deal with. */
  readonly response: ResponseRead;
  readonly status: number | undefined;
  readonly body: Body;
  readonly lines: readonly FieldLine[];
  readonly challenges: readonly ReadChallenge[];
  readonly tokens: readonly Token[];
  readonly now: Date;
  /** Returns the value of the first field of this name in the response. */
  readonly field: (name: string) => string | undefined;
}

const MAX_TOKENS = 4;
/** Minimum length of a token. Anything shorter is a placeholder, such as `undefined`. */
const MIN_TOKEN = 12;

/** Gathers the facts of an input. */
export function exchangeOf(input: InputRead, now: Date): Exchange {
  const response = input.responses.at(-1) ?? newResponse();
  const lines = response.fields.filter(isChallengeField).map(readLine);
  const sent = sentCredentials(input.request);
  return {
    input,
    request: input.request,
    sent,
    response,
    status: response.status,
    body: readBody(response),
    lines,
    challenges: lines.flatMap(({ challenges }) => challenges),
    tokens: tokensOf(input, sent),
    now,
    field: (name) => response.fields.find((field) => field.name === name)?.value,
  };
}

function isChallengeField({ name }: Field): boolean {
  return name === 'www-authenticate' || name === 'proxy-authenticate';
}

function readLine({ name, value }: Field): FieldLine {
  return { name, value, ...readChallenges(value) };
}

function tokensOf(input: InputRead, sent: Sent): Token[] {
  const found = new Set<string>();
  if (input.token !== undefined) found.add(input.token);
  if (sent.token !== undefined && sent.token.length >= MIN_TOKEN) found.add(sent.token);
  const inQuery = /[?&](?:access_)?token=([\w.~-]{8,8000})/.exec(input.request?.target ?? '');
  if (inQuery?.[1] !== undefined) found.add(inQuery[1]);
  return [...found].slice(0, MAX_TOKENS).map((text) => readToken(text));
}
