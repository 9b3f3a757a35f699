import { freePort } from '@repo/dev-database';
import { type ServerProcess, startApi as start, startWeb as startBuiltWeb } from '@repo/start';

/** A server for a test, on a free port. */
export interface TestServer extends ServerProcess {
  /** Its origin: its URL, unless the settings name another. */
  readonly origin: string;
}

type Settings = Readonly<Record<string, string | undefined>>;

interface Options {
  readonly env?: Settings;
  /** A free port by default. */
  readonly port?: number;
}

const running = new Set<ServerProcess>();

// A test run that is interrupted leaves no servers running.
process.on('exit', () => {
  for (const server of running) server.process.kill('SIGKILL');
});

function track(server: ServerProcess, origin: string): TestServer {
  running.add(server);
  server.process.once('exit', () => running.delete(server));
  return { ...server, origin };
}

/** Tests that are not about limits may fail to sign in any number of times. */
const UNLIMITED = '1000000';

function settings(env: Settings): NodeJS.ProcessEnv {
  return { ...process.env, APP_ENV: 'development', LOGIN_RATE_LIMIT: UNLIMITED, ...env };
}

/** Returns settings that start a server with its clock shifted by this many seconds, into the past if negative. */
export const movedClock = (seconds: number): Settings => ({
  CLOCK_AHEAD: String(seconds),
  NODE_OPTIONS: `--import=${import.meta.resolve('./start-with-moved-clock.js')}`,
});

/**
 * Starts the built API as a child process.
 *
 * @param env overrides the environment of the tests; give several processes of one API the same `API_ORIGIN`
 */
export async function startApi({ env = {}, port }: Options = {}): Promise<TestServer> {
  const server = await start({ port: port ?? (await freePort()), env: settings(env) });
  return track(server, env['API_ORIGIN'] ?? server.url);
}

/**
 * Starts the built web app as a child process.
 *
 * @param env overrides the environment of the tests; give several processes behind one proxy the same `WEB_ORIGIN`
 * @param apiUrl URL of the API
 */
export async function startWeb({
  env = {},
  port,
  apiUrl,
}: Options & { apiUrl: string }): Promise<TestServer> {
  const origins = { API_ORIGIN: apiUrl, API_INTERNAL_URL: apiUrl };
  const server = await startBuiltWeb({
    port: port ?? (await freePort()),
    env: settings({ ...origins, ...env }),
  });
  return track(server, env['WEB_ORIGIN'] ?? server.url);
}
