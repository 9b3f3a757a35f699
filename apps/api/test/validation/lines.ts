/** Members of a body that take one line of text, and the rest of the body. A feature has its own in `lines.part.ts`. */
export type Lines = readonly (readonly [
  what: string,
  method: string,
  path: string,
  member: string,
  more: object,
])[];
