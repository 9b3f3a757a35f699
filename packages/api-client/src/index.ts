export type { ResultOf, CodeOf, DataOf, Operation, RequestOf, Route } from './operation.js';
// The operations and the named enumerations. With `*`, an enumeration that the API adds needs no line here.
export * from './operations.generated.js';
export { transientCodes, type TransientCode } from './transient.js';
export { issuesOf, type RawResponse, readResponse, whyUnusable } from './read-response.js';
export { type OperationParameters, type Target, targetOf } from './target.js';
