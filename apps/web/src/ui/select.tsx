import type { ComponentProps } from 'react';
import { controlProps, FieldFrame, type FieldProps } from './field-frame';

interface Props extends FieldProps, Omit<ComponentProps<'select'>, 'className' | 'id' | 'name'> {
  options: readonly { readonly value: string; readonly label: string }[];
}

/** A select with a label, a hint and an error. */
export function Select({ label, aside, error, hint, options, ...select }: Props) {
  const { name } = select;
  return (
    <FieldFrame name={name} label={label} aside={aside} error={error} hint={hint}>
      <select {...select} {...controlProps({ name, error, hint })}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
