import { line } from '../validation/text.js';

/** A person's name. */
export const personName = line(100);
