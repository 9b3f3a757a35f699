/** A group of operations. */
interface Tag {
  readonly name: string;
  readonly description: string;
}

const documentation: Tag = {
  name: 'Documentation',
  description: 'The OpenAPI document and Swagger UI.',
};

/** Tags by the first segment of the path. */
const tags: Readonly<Record<string, Tag>> = {
  auth: { name: 'Authentication', description: 'Accounts, sign-in, tokens and sessions.' },
  user: { name: 'Profile', description: 'The signed-in user.' },
  'api-keys': { name: 'API keys', description: 'Keys that let programs act for a user.' },
  notes: { name: 'Notes', description: 'The sample resource: notes of the signed-in user.' },
  admin: { name: 'Administration', description: 'Users and the audit trail, for administrators.' },
  health: { name: 'Health', description: 'Probes for load balancers and orchestrators.' },
  metrics: { name: 'Metrics', description: 'Measurements of this process.' },
  '.well-known': { name: 'Metadata', description: 'Public keys and other metadata for servers.' },
  'openapi.json': documentation,
  docs: documentation,
  dev: { name: 'Development', description: 'Tools that exist in development only.' },
};

/** Returns the tag of a path: by default, its first segment. */
export function tagOf(path: string): string {
  const segment = path.split('/')[1] ?? '';
  return tags[segment]?.name ?? segment;
}

/** Returns the tags of these paths, without duplicates. */
export function tagsOf(paths: readonly string[]): readonly Partial<Tag>[] {
  const names = new Set(paths.map(tagOf));
  const known = new Map(Object.values(tags).map((tag) => [tag.name, tag]));
  return [...names].map((name) => known.get(name) ?? { name });
}
