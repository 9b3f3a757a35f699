import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package or an app of this repository. */
export interface Member {
  readonly name: string;
  readonly folder: string;
  /** The names of its runtime dependencies, including external ones. */
  readonly dependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return manifest;
}

/**
 * Reads the members of the npm workspace, by name.
 *
 * @param root the folder of the root manifest
 */
export function readWorkspace(root: string): ReadonlyMap<string, Member> {
  // Each pattern is `<folder>/*`.
  const parents = (manifestOf(root).workspaces ?? []).map((pattern) =>
    join(root, dirname(pattern)),
  );
  const folders = parents.flatMap((parent) =>
    readdirSync(parent).map((name) => join(parent, name)),
  );
  const members = folders
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder): Member => {
      const { name, dependencies = {} } = manifestOf(folder);
      return { name, folder, dependencies: Object.keys(dependencies) };
    });
  return new Map(members.map((member) => [member.name, member]));
}

/** Returns these members and all members that they depend on, each once. */
export function withDependencies(
  workspace: ReadonlyMap<string, Member>,
  names: readonly string[],
): Member[] {
  const found = new Set<Member>();
  const add = (name: string): void => {
    const member = workspace.get(name);
    if (member === undefined || found.has(member)) return;
    found.add(member);
    member.dependencies.forEach(add);
  };
  names.forEach(add);
  return [...found];
}
