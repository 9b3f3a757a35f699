import type { ComponentProps } from 'react';
import { controlProps, FieldFrame, type FieldProps } from './field-frame';

type Props = FieldProps & Omit<ComponentProps<'input'>, 'className' | 'id'>;

/** An input with a label, a hint and an error. */
export function Field({ label, aside, error, hint, ...input }: Props) {
  const { name } = input;
  return (
    <FieldFrame name={name} label={label} aside={aside} error={error} hint={hint}>
      <input {...input} {...controlProps({ name, error, hint })} />
    </FieldFrame>
  );
}
