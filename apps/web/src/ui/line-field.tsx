import type { ComponentProps } from 'react';
import { Field } from './field';

/** Accepts lines longer than any valid one, yet short enough for the form to come back filled in. The API validates. */
const PATTERN = '.{1,1000}';

/**
 * A line of text, in the direction of its script; required, unless the property says otherwise. `title`: what the browser
 * shows if the line is too long.
 */
export const LineField = (props: ComponentProps<typeof Field> & { title: string }) => (
  <Field dir="auto" required {...props} pattern={PATTERN} />
);
