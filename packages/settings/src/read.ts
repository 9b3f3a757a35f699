import { apiSettings } from './api-settings.js';
import { databaseUrl } from './blocks.js';
import { common, derive, type OutputOf, type Shape } from './common.js';
import { misspelt } from './misspelt.js';
import { type Fault, productionRefusals } from './production.js';
import { SettingsError } from './settings-error.js';
import { webSettings } from './web-settings.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What {@link readSettings} answers: the process's own settings and the common ones, every default filled in. */
export type Settings<S extends Shape> = OutputOf<S> &
  Omit<OutputOf<typeof common>, keyof ReturnType<typeof derive>> &
  Readonly<ReturnType<typeof derive>>;

/** Every setting that there is, for the starter of both servers: it brings a database of its own where none is named. */
const all = { ...common, ...apiSettings, ...webSettings, DATABASE_URL: databaseUrl().optional() };

/**
 * Reads the common settings and a process's own from the environment.
 *
 * @param own the process's own settings by name
 * @param env where to read from, mostly `process.env`
 * @throws {SettingsError} one message for everything that is wrong: production's refusals and misspelt names included
 */
export function readSettings<S extends Shape>(own: S, env: Environment): Settings<S> {
  const shape = { ...common, ...own };
  const { read, faults } = parse(shape, env);
  faults.push(...misspelt(env, Object.keys({ ...all, ...own })));
  if (faults.length > 0) throw new SettingsError(faults);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name of both shapes was parsed just above
  return Object.freeze({ ...read, ...derive(read) }) as Settings<S>;
}

/**
 * Reads the settings of API and web, for what starts both.
 *
 * @throws {SettingsError} one message for everything that is wrong in any of them
 */
export function readAllSettings(env: Environment): Settings<typeof all> {
  const settings = readSettings(all, env);
  if (settings.WEB_PORT === settings.API_PORT) {
    throw new SettingsError([{ name: 'WEB_PORT', must: 'be another port than API_PORT' }]);
  }
  return settings;
}

/**
 * Reads these settings and no others, for a process that needs few.
 *
 * @param shape every setting by name
 * @param env where to read from, mostly `process.env`
 * @throws {SettingsError} one message for everything that is wrong, production's refusals of these included
 */
export function readOnly<S extends Shape>(shape: S, env: Environment): OutputOf<S> {
  const { read, faults } = parse(shape, env);
  if (faults.length > 0) throw new SettingsError(faults);
  return Object.freeze(read);
}

/** The settings as read, to be used when there are no faults. An empty value counts as unset: compose files write that. */
function parse<S extends Shape>(
  shape: S,
  env: Environment,
): { readonly read: OutputOf<S>; readonly faults: Fault[] } {
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
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without faults, each name of `shape` was parsed
  return { read: read as OutputOf<S>, faults };
}
