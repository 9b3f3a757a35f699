/** Query parameters besides `cursor` that take an id. A feature has its own in its file `id-filters.part.ts`. */
export type IdFilters = readonly (readonly [path: string, name: string])[];
