export type JsonSchema = { readonly [keyword: string]: unknown };

/** The type of a member of a body: its JSON Schema, and how it is read. */
export interface MemberType<T> {
  readonly schema: JsonSchema;
  /** Returns undefined for a value of another type, which is ignored (RFC 9457 §3.1). */
  readonly read: (value: unknown) => T | undefined;
}

/** The most items that are read from a list; the rest is dropped. No page shows that many. */
const MAX_ITEMS = 100;

/** A text that is not empty. */
export const text: MemberType<string> = {
  schema: { type: 'string', minLength: 1 },
  read: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
};

/** A number of seconds, or of things: whole, and not negative. */
export const count: MemberType<number> = {
  schema: { type: 'integer', minimum: 0 },
  read: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined,
};

/** One of these texts. */
export const oneOf = <const T extends string>(values: readonly T[]): MemberType<T> => ({
  schema: { type: 'string', enum: values },
  read: (value) => values.find((each) => each === value),
});

/** A list. Items of another type are left out. */
export const listOf = <T>({ schema, read }: MemberType<T>): MemberType<readonly T[]> => ({
  schema: { type: 'array', items: schema },
  read: (value) =>
    Array.isArray(value)
      ? value
          .slice(0, MAX_ITEMS)
          .map((item) => read(item))
          .filter((item) => item !== undefined)
      : undefined,
});

/** Returns the value if it is an object, so that its members can be read; undefined for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
