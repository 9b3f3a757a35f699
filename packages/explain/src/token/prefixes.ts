/** Services that mark their tokens with a prefix, so that leaked ones are found. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^ghp_/, 'a personal access token of GitHub'],
  [/^github_pat_/, 'a fine-grained personal access token of GitHub'],
  [/^gho_/, 'an OAuth token of GitHub'],
  [/^ghs_/, 'an installation token of a GitHub App'],
  [/^ghr_/, 'a refresh token of a GitHub App, which no API takes'],
  [/^glpat-/, 'a personal access token of GitLab'],
  [/^sk_(?:live|test)_/, 'a secret key of Stripe'],
  [/^sk-/, 'an API key of the kind that OpenAI issues'],
  [/^xox[a-z]-/, 'a token of Slack'],
  [/^ya29\./, 'an OAuth access token of Google'],
  [/^AIza/, 'an API key of Google'],
  [/^npm_/, 'an access token of npm'],
  [/^fk_/, 'an API key of this project: send it in X-API-Key'],
];

/** Names the service whose prefix an opaque token has. */
export function originOf(token: string): string | undefined {
  return prefixes.find(([pattern]) => pattern.test(token))?.[1];
}
