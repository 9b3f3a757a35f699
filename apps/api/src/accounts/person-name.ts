import { line } from '../validation/text.js';

/** The display name of a user. */
export const personName = line(100);
