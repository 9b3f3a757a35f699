import { type MemberType, record, text } from './member-type.js';

/** One invalid value in the content of a request. */
export interface ValidationError {
  /** A JSON Pointer to the value, as a URI fragment (RFC 6901 §6), e.g. `#/email`. */
  readonly pointer: string;
  /** The fault, for programs. */
  readonly code: string;
  /** The fault, for people. */
  readonly detail: string;
}

export const validationError: MemberType<ValidationError> = {
  schema: {
    type: 'object',
    required: ['pointer', 'code', 'detail'],
    properties: {
      pointer: { type: 'string', pattern: '^#' },
      code: text.schema,
      detail: text.schema,
    },
  },
  read: (value) => {
    const item = record(value);
    const pointer = typeof item?.['pointer'] === 'string' ? item['pointer'] : undefined;
    const code = text.read(item?.['code']);
    const detail = text.read(item?.['detail']);
    if (pointer === undefined || code === undefined || detail === undefined) return undefined;
    return { pointer, code, detail };
  },
};
