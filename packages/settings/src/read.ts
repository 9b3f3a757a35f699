import { common, derive, type OutputOf, type Shape } from './common.js';
import { PRODUCT_NAME } from './product.js';
import { type Fault, productionRefusals } from './production.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What {@link readSettings} answers: the process's own settings and the common ones, every default filled in. */
export type Settings<S extends Shape> = OutputOf<S> &
  Omit<OutputOf<typeof common>, keyof ReturnType<typeof derive>> &
  Readonly<ReturnType<typeof derive>>;

/** The settings are wrong: the message names every one of them and what it must be, and none of their values. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map(({ name, must }) => `  ${name} must ${must}`);
    super(`${PRODUCT_NAME} cannot start with these settings:\n${lines.join('\n')}`);
  }
}

/**
 * Reads the common settings and a process's own from the environment.
 *
 * @param own the process's own settings by name
 * @param env where to read from, mostly `process.env`
 * @throws {SettingsError} one message for everything that is wrong, production's refusals included
 */
export function readSettings<S extends Shape>(own: S, env: Environment): Settings<S> {
  const read = readOnly({ ...common, ...own }, env);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name of both shapes was parsed just above
  return Object.freeze({ ...read, ...derive(read) }) as Settings<S>;
}

/**
 * Reads these settings and no others, for a process that needs few. An empty value counts as unset, as compose files
 * and shells write one for the other.
 *
 * @param shape every setting by name
 * @param env where to read from, mostly `process.env`
 * @throws {SettingsError} one message for everything that is wrong, production's refusals of these included
 */
export function readOnly<S extends Shape>(shape: S, env: Environment): OutputOf<S> {
  const read: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    const result = schema.safeParse(env[name] === '' ? undefined : env[name]);
    if (result.success) read[name] = result.data;
    else faults.push({ name, must: result.error.issues[0]?.message ?? 'be valid' });
  }
  if (read['APP_ENV'] === 'production') {
    const wrong = new Set(faults.map(({ name }) => name));
    const declared = Object.keys(shape).filter((name) => !wrong.has(name));
    faults.push(...productionRefusals(read, declared));
  }
  if (faults.length > 0) throw new SettingsError(faults);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name of `shape` was parsed just above
  return Object.freeze(read) as OutputOf<S>;
}
