import { type Code, extraNamesOf } from './catalogue/catalogue.js';
import { extraMembers, type ExtraMembers } from './extra-members.js';

/** Reads the extra members of a code from a body, leaving out those of the wrong type. */
export function readExtra(
  code: Code,
  body: Readonly<Record<string, unknown>>,
): Partial<ExtraMembers> {
  const values = extraNamesOf(code).map((name) => [name, extraMembers[name].type.read(body[name])]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
