/** Services that mark their tokens with a prefix, by which scanners find tokens that leaked. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^ghp_/, 'a GitHub personal access token'],
  [/^github_pat_/, 'a GitHub fine-grained personal access token'],
  [/^gho_/, 'a GitHub OAuth access token'],
  [/^ghs_/, 'a GitHub App installation token'],
  [/^ghr_/, 'a GitHub App refresh token, which APIs do not accept'],
  [/^glpat-/, 'a GitLab personal access token'],
  [/^sk_(?:live|test)_/, 'a Stripe secret key'],
  [/^sk-/, 'an OpenAI-style API key'],
  [/^xox[a-z]-/, 'a Slack token'],
  [/^ya29\./, 'a Google OAuth access token'],
  [/^AIza/, 'a Google API key'],
  [/^npm_/, 'an npm access token'],
  [/^fk_/, 'an API key of this project: send it in X-API-Key'],
];

/** Names the service whose prefix an opaque token has. */
export function originOf(token: string): string | undefined {
  return prefixes.find(([pattern]) => pattern.test(token))?.[1];
}
