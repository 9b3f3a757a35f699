import type { ComponentProps } from 'react';
import { controlProps, FieldFrame, type FieldProps } from './field-frame';

type Props = FieldProps & Omit<ComponentProps<'textarea'>, 'className' | 'id'>;

/** A text area with a label, a hint and an error. */
export function TextArea({ label, aside, error, hint, ...textarea }: Props) {
  const { name } = textarea;
  return (
    <FieldFrame name={name} label={label} aside={aside} error={error} hint={hint}>
      <textarea {...textarea} {...controlProps({ name, error, hint })} />
    </FieldFrame>
  );
}
