import { z } from 'zod';

/** Makes a list whose items must not repeat. */
export const distinct = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .refine((items) => new Set(items).size === items.length, 'must not repeat')
    .meta({ uniqueItems: true });
