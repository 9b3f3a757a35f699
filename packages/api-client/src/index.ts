export type { ResultOf, CodeOf, DataOf, Operation, RequestOf, Route } from './operation.js';
export { operations } from './operations.generated.js';
export { transientCodes, type TransientCode } from './transient.js';
export { readResponse, type RawResponse } from './read-response.js';
export { type OperationParameters, type Target, targetOf } from './target.js';
