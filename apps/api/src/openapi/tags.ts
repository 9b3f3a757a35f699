import type { Tag } from '../problems/decorators.js';
import type { Operation } from './operations.js';

/** Returns the tags of operations, in order of first occurrence. Any operation of a tag may have the tag's description. */
export function tagsOf(operations: readonly Operation[]): readonly Tag[] {
  const tags = new Map<string, Tag>();
  for (const { tag } of operations) tags.set(tag.name, { ...tags.get(tag.name), ...tag });
  return [...tags.values()];
}
