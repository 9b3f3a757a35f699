/** Header fields of the examples: an access token, and a JSON body. */
export const bearer = { Authorization: 'Bearer mF_9.B5f-4.1JqM' } as const;
export const json = { 'Content-Type': 'application/json' } as const;
