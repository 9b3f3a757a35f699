export { catalogue, type Code, extraNamesOf } from './catalogue/catalogue.js';
export type {
  ChallengeRule,
  Entry,
  Example,
  ProblemKind,
  Retry,
  Specification,
} from './catalogue/entry.js';
export type { Challenge } from './challenge/challenge.js';
export { challengesFor, type Protection } from './challenge/challenges-for.js';
export { findChallenge, parseChallenges } from './challenge/parse.js';
export {
  readChallenges,
  type GrammarFault,
  type ReadChallenge,
  type ReadParameter,
} from './challenge/read.js';
export { isAutomatic, ownFields, queryNames, SCHEMES, type Scheme } from './challenge/scheme.js';
export { writeChallenge } from './challenge/write.js';
export { codes, isCode } from './codes.js';
export { exampleOf, type Exchange, type FieldLine } from './example.js';
export {
  endReasons,
  extraMembers,
  type EndReason,
  type ExtraMembers,
  type ExtraName,
} from './extra-members.js';
export { headerFieldsOf } from './header-fields.js';
export { instanceOf, readInstance } from './instance.js';
export { kindOf } from './kind-of.js';
export { problemJsonSchema } from './json-schema.js';
export type { JsonSchema } from './member-type.js';
export {
  createProblem,
  type CompleteProblemOf,
  type ExtraOf,
  type FallbackCode,
  type Problem,
  type ProblemOf,
  type ProblemOptions,
} from './problem.js';
export { readProblem } from './read-problem.js';
export { codeOfSlug, slugOf } from './slug.js';
export { specificationUrl } from './specification-url.js';
export { statusText } from './status-text.js';
export type { ValidationError } from './validation-error.js';
