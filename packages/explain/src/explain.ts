import { statusText } from '@repo/errors';
import { explainChallenges } from './challenges.js';
import { dialects } from './dialects/dialects.js';
import { exchangeOf, type Exchange } from './exchange.js';
import type { Explanation, NextStep, Statement } from './explanation.js';
import { clean, MAX_LENGTH } from './read/clean.js';
import { readInput } from './read/read-input.js';
import type { Reading, Rule } from './reading.js';
import { readRequest } from './request/request-rules.js';
import { requestLine } from './request/request-line.js';
import { readSchemes } from './schemes/read-schemes.js';
import { readChallengeField } from './status/challenge-rules.js';
import { readLoginPage } from './status/login-page.js';
import { readMistakenStatus } from './status/mistaken-status.js';
import { readPreflight } from './status/preflight.js';
import { readStatus } from './status/status-rule.js';
import { explainToken } from './token/explain-token.js';
import { readTokenAlone } from './token/token-rule.js';
import { unknownParts } from './unknown.js';
import { scrub, secretsOf } from './words/secrets.js';

/** Options of {@link explain}. */
export interface ExplainOptions {
  /** The current time; the system's clock by default. */
  readonly now?: Date;
}

/** Rules that recognize a preflight, a mistake in the request, or the software that responded. */
const specific: readonly Rule[] = [readPreflight, readRequest, ...dialects];
/** Rules that guess from the text of a body or from a redirect, if no specific rule has a meaning. */
const guesses: readonly Rule[] = [readLoginPage, readMistakenStatus];
/** Rules that hold for every response. */
const general: readonly Rule[] = [readSchemes, readChallengeField, readTokenAlone, readStatus];

/**
 * Explains a refused request: what it means, what the client should do next, and what the server left out.
 *
 * @param text what a person has of the exchange: the output of curl, a response, header lines, a `WWW-Authenticate`
 *   value, a body, a token or a log line. Only the first {@link MAX_LENGTH} characters are read
 * @returns the explanation, without the secrets of the text. Never throws, and takes linear time
 */
export function explain(text: string, options: ExplainOptions = {}): Explanation {
  const input = readInput(clean(text));
  const exchange = exchangeOf(input, options.now ?? new Date());
  const readings = read(exchange);
  const explanation: Explanation = {
    input: input.kind,
    readTo: text.length > MAX_LENGTH ? MAX_LENGTH : undefined,
    request: input.request && requestLine(input.request, exchange.sent),
    status: exchange.status === undefined ? undefined : statusLine(exchange.status),
    dialects: readings.flatMap(({ dialect }) => dialect ?? []),
    meaning: first(readings, (reading) => reading.meaning) ?? unknownMeaning(exchange),
    next: first(readings, (reading) => reading.next) ?? unknownNext,
    challenges: explainChallenges(exchange),
    findings: readings.flatMap(({ findings = [] }) => findings),
    shouldHaveSaid: readings.flatMap(({ shouldHaveSaid = [] }) => shouldHaveSaid),
    tokens: exchange.tokens.map((token) => explainToken(token, exchange.now)),
    unknown: unknownParts(exchange),
  };
  return scrub(explanation, secretsOf(input));
}

/** Applies the rules in order. The first reading that has a meaning decides the meaning, and likewise the next step. */
function read(exchange: Exchange): Reading[] {
  const apply = (rules: readonly Rule[]): Reading[] =>
    rules.map((rule) => rule(exchange)).filter((reading) => reading !== undefined);
  const known = apply(specific);
  const guessed = known.some(({ meaning }) => meaning) ? [] : apply(guesses);
  return [...known, ...guessed, ...apply(general)];
}

function first<T>(
  readings: readonly Reading[],
  part: (reading: Reading) => T | undefined,
): T | undefined {
  return readings.map(part).find((each) => each !== undefined);
}

/** Names a status. The catalogue names only errors, so the statuses below 400 are named here. */
function statusLine(status: number): string {
  if (status >= 400) return statusText(status);
  const names: Readonly<Record<number, string>> = {
    200: 'OK',
    302: 'Found',
    303: 'See Other',
    307: 'Temporary Redirect',
  };
  return `${status} ${names[status] ?? ''}`.trim();
}

function unknownMeaning({ input, challenges }: Exchange): Statement {
  if (input.kind === 'nothing') return { text: 'There is nothing to explain: the input is empty.' };
  if (challenges.length > 0) {
    return {
      text: 'The server asks for credentials of the schemes below.',
      clause: 'RFC 9110 §11.6.1',
    };
  }
  return {
    text: 'No status, challenge or token was found in this text.',
  };
}

const unknownNext: NextStep = {
  retry: undefined,
  text: 'Paste the response with its status line and header lines, for example the output of curl -i.',
};
