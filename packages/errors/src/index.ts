export { catalogue } from './catalogue/catalogue.js';
export type { ChallengeRule, Entry, Kind, Retry } from './catalogue/entry.js';
export { challengesFor, type Protection, type Scheme } from './challenge/challenges-for.js';
export type { Challenge } from './challenge/challenge.js';
export { findChallenge, parseChallenges } from './challenge/parse.js';
export { writeChallenge } from './challenge/write.js';
export { codes, isCode, type Code } from './codes.js';
export type { EndReason, ExtraMembers, ExtraName, ValidationError } from './extra-members.js';
export { problemJsonSchema, type JsonSchema } from './json-schema.js';
export {
  createProblem,
  type CompleteProblemOf,
  type ExtraOf,
  type OpenCode,
  type Problem,
  type ProblemOf,
  type ProblemOptions,
} from './problem.js';
export { readProblem } from './read-problem.js';
export { codeOfSlug, slugOf } from './slug.js';
export { statusText } from './status-text.js';
