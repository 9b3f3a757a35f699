import { line } from '../http/text.js';

/** A person's name. */
export const personName = line(100);
