import type { Field, InputRead } from '../read/message.js';
import { parseJson, record } from '../read/json.js';
import { mask } from './mask.js';

/** Names of fields and of JSON members whose values are secret. */
const SECRET_NAME =
  /^(?:x-)?(?:.{0,30}[-_])?(?:token|api-?_?key|apikey|secret|password|passwd|authorization|cookie|session|signature|assertion|accesstoken|refreshtoken|idtoken|jwt)$/i;
const MIN_LENGTH = 4;
const MAX_SECRETS = 500;
const MAX_DEPTH = 6;

/** Collects the secrets of an input, longest first, so that no secret is broken up by a shorter one inside it. */
export function secretsOf(input: InputRead): string[] {
  const found = new Set<string>();
  const add = (secret: string): void => {
    if (secret.length >= MIN_LENGTH && found.size < MAX_SECRETS && !isPlainWord(secret)) {
      found.add(secret);
    }
  };
  if (input.token !== undefined) addToken(input.token, add);
  for (const field of [...(input.request?.fields ?? []), ...input.responses.flatMap(fieldsOf)]) {
    addField(field, add);
  }
  for (const { body } of input.responses) addMembers(parseJson(body), add, MAX_DEPTH);
  return [...found].toSorted((a, b) => b.length - a.length);
}

/** Replaces secrets in every text of a value. */
export function scrub<T>(value: T, secrets: readonly string[]): T;
export function scrub(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') {
    return secrets.reduce((text, secret) => text.replaceAll(secret, () => mask(secret)), value);
  }
  if (Array.isArray(value)) return value.map((each: unknown) => scrub(each, secrets));
  const members = record(value);
  if (members === undefined) return value;
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, scrub(member, secrets)]),
  );
}

const fieldsOf = ({ fields }: { readonly fields: readonly Field[] }): readonly Field[] => fields;

function addField({ name, value }: Field, add: (secret: string) => void): void {
  if (!SECRET_NAME.test(name)) return;
  if (name === 'cookie' || name === 'set-cookie') {
    for (const pair of value.split(';')) add(pair.slice(pair.indexOf('=') + 1).trim());
    return;
  }
  // curl's `-u user:password`, and each part of `Digest username="…", response="…"`.
  const password = /^Basic \(-u [^:]*:(.*)\)$/.exec(value)?.[1];
  if (password !== undefined) add(password);
  for (const word of value.split(/[\s,"]+/)) {
    const part = word.slice(/^[\w-]{1,30}=/.exec(word)?.[0].length ?? 0);
    addToken(part === '' ? word : part, add);
  }
  const [, credentials = ''] = /^[\w-]+ +(.+)$/.exec(value) ?? [];
  add(credentials);
}

/** Adds a token, and each part of a JWT except its header, which is no secret. */
function addToken(token: string, add: (secret: string) => void): void {
  add(token);
  for (const part of token.split('.').slice(1, 6)) add(part);
}

function addMembers(value: unknown, add: (secret: string) => void, depth: number): void {
  if (depth === 0) return;
  const entries = Array.isArray(value)
    ? value.map((each: unknown) => ['', each] as const)
    : Object.entries(record(value) ?? {});
  for (const [name, member] of entries) {
    if (typeof member === 'string' && SECRET_NAME.test(name)) addToken(member, add);
    else addMembers(member, add, depth - 1);
  }
}

/** Checks for a plain word or a short number. Those are not masked, because our own sentences may contain them. */
function isPlainWord(text: string): boolean {
  return /^(?:[A-Z]?[a-z]{1,11}|[A-Z]{1,11}|\d{1,5})$/.test(text);
}
