export { explain, type ExplainOptions } from './explain.js';
export type {
  Correction,
  ExplainedChallenge,
  ExplainedParameter,
  ExplainedToken,
  Explanation,
  Fault,
  Finding,
  InputKind,
  NextStep,
  Statement,
} from './explanation.js';
export { format } from './format.js';
export { MAX_LENGTH } from './read/clean.js';
