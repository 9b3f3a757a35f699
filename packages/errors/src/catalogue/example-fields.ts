/** Header fields of the examples: an access token, an API key, and a JSON body. */
export const bearer = { Authorization: 'Bearer mF_9.B5f-4.1JqM' } as const;
export const apiKeyScheme = { Authorization: 'ApiKey fk_example_secret' } as const;
export const json = { 'Content-Type': 'application/json' } as const;
