import type { ComponentProps } from 'react';
import { Field } from './field';

/**
 * What the browser sends at all: more than any line of ours, and less than makes a form too long to come back filled in.
 * Which are taken the API says.
 */
const SENT = '.{1,1000}';

/** One line of text, in the direction of its script. @param title how long it may be, for whom the browser stops */
export const LineField = (props: ComponentProps<typeof Field> & { title: string }) => (
  <Field dir="auto" {...props} required pattern={SENT} />
);
