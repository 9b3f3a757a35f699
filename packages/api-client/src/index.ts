export type { AnswerTo, CodeOf, DataOf, Operation, RequestOf, Route } from './operation.js';
export { operations } from './operations.js';
export { readAnswer, type Received } from './read-answer.js';
export { targetOf, type Target } from './target.js';
