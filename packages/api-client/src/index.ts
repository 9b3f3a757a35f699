export type { AnswerTo, CodeOf, DataOf, Operation, RequestOf, Route } from './operation.js';
export { operations } from './operations.generated.js';
export { passingCodes, type PassingCode } from './passing.js';
export { readAnswer, type Received } from './read-answer.js';
export { type Place, type Target, targetOf } from './target.js';
