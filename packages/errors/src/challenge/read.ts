import type { Challenge } from './challenge.js';
import { here, quotedString, token, token68 } from './grammar.js';
import { takeLenient } from './lenient.js';
import { Scanner } from './scanner.js';

/** A parameter as it was written. */
export interface ReadParameter {
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
}

/** A challenge as it was written. */
export interface ReadChallenge extends Challenge {
  /** The index of its first character. */
  readonly at: number;
  readonly parameters: readonly ReadParameter[];
}

/** A place where a field breaks the grammar of RFC 9110 §11.3. */
export interface GrammarFault {
  /** The index of the character that does not fit. */
  readonly at: number;
  /** That character; empty at the end of the field. */
  readonly found: string;
  /** The part that the grammar expects there, in words. */
  readonly expected: string;
}

const SCHEME = here(token);
const SPACES = here(' +');
const LIST_START = here(String.raw`[ \t,]*`);
/** Members of a list may be empty (RFC 9110 §5.6.1.2), so commas may follow each other. */
const MEMBER_END = here(String.raw`[ \t]*(?:,[ \t,]*|$)`);
const AT_MEMBER_END = String.raw`(?=[ \t]*(?:,|$))`;
const TOKEN68 = here(token68 + AT_MEMBER_END);
/** The whitespace around `=` is BWS: accepted, but never written (RFC 9110 §11.2). */
const PARAM = here(
  String.raw`(${token})[ \t]*=[ \t]*(?:(${token})|${quotedString})${AT_MEMBER_END}`,
);
const EQUALS = here(String.raw`[ \t]*=`);
const WRONG_SEPARATOR = here(String.raw`[ \t:;]+`);
const NOT_IN_QUOTES = here('[^,"]*');
const IN_QUOTES = here('"[^"]*"?');

/** Reads one field. Goes on after a fault, at the next member of the list. */
class ChallengeReader {
  readonly #scanner: Scanner;
  readonly faults: GrammarFault[] = [];

  constructor(field: string) {
    this.#scanner = new Scanner(field);
  }

  /** Takes the challenges of the field. */
  *challenges(): Generator<ReadChallenge> {
    this.#scanner.take(LIST_START);
    while (!this.#scanner.atEnd) {
      const challenge = this.#challenge();
      if (challenge !== undefined) yield challenge;
    }
  }

  #fault(expected: string, at = this.#scanner.position, found = this.#scanner.next): void {
    this.faults.push({ at, found, expected });
  }

  /** challenge = auth-scheme [ 1*SP ( token68 / #auth-param ) ], and the commas after it. */
  #challenge(): ReadChallenge | undefined {
    const scanner = this.#scanner;
    const at = scanner.position;
    const first = scanner.next;
    const scheme = scanner.take(SCHEME)?.[0];
    if (scheme === undefined || scanner.see(EQUALS) !== undefined) {
      this.#fault('a scheme, such as Basic or Bearer', at, first);
      this.#skipMember();
      return undefined;
    }
    if (!scanner.take(SPACES)) {
      if (scanner.take(MEMBER_END)) return { scheme, at, parameters: [] };
      this.#fault('a space or a comma after the scheme');
      scanner.take(WRONG_SEPARATOR);
    }
    const credentials = scanner.take(TOKEN68)?.[0];
    if (credentials === undefined) return this.#parameters(scheme, at);
    scanner.take(MEMBER_END);
    return { scheme, at, token68: credentials, parameters: [] };
  }

  /** #auth-param: takes list members until one is not a parameter. That member begins the next challenge. */
  #parameters(scheme: string, at: number): ReadChallenge {
    const scanner = this.#scanner;
    const values = new Map<string, string>();
    const parameters: ReadParameter[] = [];
    let ended = scanner.take(MEMBER_END) !== undefined;
    for (;;) {
      const start = scanner.position;
      const first = scanner.next;
      const parameter =
        this.#parameter() ??
        takeLenient(scanner, (expected) => {
          this.#fault(expected);
        });
      if (parameter === undefined) break;
      const key = parameter.name.toLowerCase();
      // RFC 9110 §11.2: a name occurs only once per challenge.
      if (values.has(key)) this.#fault(`another name, because ${key} occurs twice`, start, first);
      else values.set(key, parameter.value);
      parameters.push(parameter);
      ended = true;
      scanner.take(MEMBER_END);
    }
    if (!ended) {
      this.#fault(parameters.length > 0 ? 'a comma' : 'a parameter, such as realm="…"');
      this.#skipMember();
    }
    const read = { scheme, at, parameters };
    return values.size > 0 ? { ...read, params: Object.fromEntries(values) } : read;
  }

  #parameter(): ReadParameter | undefined {
    const match = this.#scanner.take(PARAM);
    if (match === undefined) return undefined;
    const [, name = '', plain, quoted = ''] = match;
    if (plain !== undefined) return { name, value: plain, quoted: false };
    return { name, value: quoted.replaceAll(/\\(.)/g, '$1'), quoted: true };
  }

  #skipMember(): void {
    do this.#scanner.take(NOT_IN_QUOTES);
    while (this.#scanner.next === '"' && this.#scanner.take(IN_QUOTES));
    this.#scanner.take(MEMBER_END);
  }
}

/**
 * Reads the challenges of a `WWW-Authenticate` field that may be invalid, to explain it to a person. A client uses
 * `parseChallenges`, because it must not act on half of a field.
 *
 * @param field the value of one line
 * @returns the challenges that can be made out, and each place that breaks the grammar (RFC 9110 §11.3). Takes linear time
 */
export function readChallenges(field: string): {
  readonly challenges: readonly ReadChallenge[];
  readonly faults: readonly GrammarFault[];
} {
  const reader = new ChallengeReader(field);
  return { challenges: [...reader.challenges()], faults: reader.faults };
}
