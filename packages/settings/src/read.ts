import { apiSettings } from './api-settings.js';
import { databaseUrl } from './setting-types.js';
import { common, derive, type OutputOf, type Shape } from './common.js';
import { misspelt } from './misspelt.js';
import { type Fault, productionRefusals } from './production.js';
import { SettingsError } from './settings-error.js';
import { webSettings } from './web-settings.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The result of {@link readSettings}: the process's own settings and the common ones, with all defaults. */
export type Settings<S extends Shape> = OutputOf<S> &
  Omit<OutputOf<typeof common>, keyof ReturnType<typeof derive>> &
  Readonly<ReturnType<typeof derive>>;

/** All settings, for the command that starts both servers. That command starts a database if `DATABASE_URL` is not set. */
const all = { ...common, ...apiSettings, ...webSettings, DATABASE_URL: databaseUrl().optional() };

/**
 * Reads the common settings and the process's own from the environment.
 *
 * @param own the schemas of the process's own settings, by name
 * @param env usually `process.env`
 * @throws {SettingsError} with one message for everything that is wrong, including misspelt names and what production
 *   forbids
 */
export function readSettings<S extends Shape>(own: S, env: Environment): Settings<S> {
  const shape = { ...common, ...own };
  const { read, faults } = parse(shape, env);
  faults.push(...misspelt(env, Object.keys({ ...all, ...own })));
  if (faults.length > 0) throw new SettingsError(faults);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name of `common` and `own` was parsed
  return Object.freeze({ ...read, ...derive(read) }) as Settings<S>;
}

/**
 * Reads the settings of both servers, for the command that starts them.
 *
 * @throws {SettingsError} with one message for everything that is wrong in any of them
 */
export function readAllSettings(env: Environment): Settings<typeof all> {
  const settings = readSettings(all, env);
  if (settings.WEB_PORT === settings.API_PORT) {
    throw new SettingsError([{ name: 'WEB_PORT', must: 'be a port other than API_PORT' }]);
  }
  return settings;
}

/**
 * Reads these settings only, for a process that needs few.
 *
 * @param shape the schemas of the settings, by name
 * @param env usually `process.env`
 * @throws {SettingsError} with one message for everything that is wrong, including what production forbids for these
 *   settings
 */
export function readSome<S extends Shape>(shape: S, env: Environment): OutputOf<S> {
  const { read, faults } = parse(shape, env);
  if (faults.length > 0) throw new SettingsError(faults);
  return Object.freeze(read);
}

/**
 * Parses the settings. The result may be used only if there are no faults. An empty value counts as unset, because
 * compose files pass unset variables as empty ones.
 */
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
