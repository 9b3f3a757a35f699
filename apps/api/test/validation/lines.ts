/** Members that take one line of text, each with the rest of its request. A feature has its own in its file `lines.part.ts`. */
export type Lines = readonly (readonly [
  what: string,
  method: string,
  path: string,
  member: string,
  more: object,
])[];
