import type { Code } from './codes.js';
import { extraNamesOf } from './catalogue/catalogue.js';
import {
  endReasons,
  type ExtraMembers,
  type ExtraName,
  type ValidationError,
} from './extra-members.js';

/** The most items that are read from a list; the rest is dropped. No page shows that many. */
const MAX_ITEMS = 100;

type Readers = { [N in ExtraName]: (value: unknown) => ExtraMembers[N] | undefined };

/** Each returns undefined for a value of the wrong type, since such members are ignored (RFC 9457 §3.1). */
const readers: Readers = {
  errors: (value) => list(value, validationError),
  reason: (value) => endReasons.find((reason) => reason === value),
  retryAfter: seconds,
  requiredRole: text,
  requiredScope: text,
  maxAge: seconds,
  allowed: (value) => list(value, text),
};

/** Reads the extra members of a code from a body, leaving out those of the wrong type. */
export function readExtra(
  code: Code,
  body: Readonly<Record<string, unknown>>,
): Partial<ExtraMembers> {
  const extra: Writable = {};
  for (const name of extraNamesOf(code)) put(extra, name, readers[name](body[name]));
  return extra;
}

type Writable = { -readonly [N in ExtraName]?: ExtraMembers[N] };

function put<N extends ExtraName>(extra: Writable, name: N, member?: ExtraMembers[N]): void {
  if (member !== undefined) extra[name] = member;
}

/** Returns a non-empty string; undefined for anything else. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns an object to read members of; undefined for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function seconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function list<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .slice(0, MAX_ITEMS)
    .map((item) => read(item))
    .filter((item) => item !== undefined);
}

function validationError(value: unknown): ValidationError | undefined {
  const item = record(value);
  const pointer = typeof item?.['pointer'] === 'string' ? item['pointer'] : undefined;
  const code = text(item?.['code']);
  const detail = text(item?.['detail']);
  if (pointer === undefined || code === undefined || detail === undefined) return undefined;
  return { pointer, code, detail };
}
