import type { Tag } from '../problems/decorators.js';
import type { Operation } from './operations.js';

/** Returns the tags of operations, in order of first occurrence. The description of a tag may stand on any of them. */
export function tagsOf(operations: readonly Operation[]): readonly Tag[] {
  const tags = new Map<string, Tag>();
  for (const { tag } of operations) tags.set(tag.name, { ...tags.get(tag.name), ...tag });
  return [...tags.values()];
}
