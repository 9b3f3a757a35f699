import { freePort } from '@repo/dev-database';
import { type ServerProcess, startApi as start, startWeb as startBuiltWeb } from '@repo/start';

/** A server of ours on a free port. */
export interface TestServer extends ServerProcess {
  /** What it takes for its own origin: its address, unless the settings say another. */
  readonly origin: string;
}

type Settings = Readonly<Record<string, string | undefined>>;

const running = new Set<ServerProcess>();

// A test run that breaks off leaves nothing behind.
process.on('exit', () => {
  for (const server of running) server.process.kill('SIGKILL');
});

function track(server: ServerProcess, origin: string): TestServer {
  running.add(server);
  server.process.once('exit', () => running.delete(server));
  return { ...server, origin };
}

/** A test that is not about limits fails to sign in as often as it likes. */
const UNLIMITED = '1000000';

function settings(env: Settings): NodeJS.ProcessEnv {
  return { ...process.env, APP_ENV: 'development', LOGIN_RATE_LIMIT: UNLIMITED, ...env };
}

/**
 * Settings that start a server with its clock so many seconds ahead; behind, where they are negative.
 */
export const movedClock = (seconds: number): Settings => ({
  CLOCK_AHEAD: String(seconds),
  NODE_OPTIONS: `--import=${import.meta.resolve('./start-with-moved-clock.js')}`,
});

/**
 * Starts the built API as a process of its own.
 *
 * @param env its settings, over those of this process; several processes of one API share an `API_ORIGIN`
 */
export async function startApi({ env = {} }: { env?: Settings } = {}): Promise<TestServer> {
  const server = await start({ port: await freePort(), env: settings(env) });
  return track(server, env['API_ORIGIN'] ?? server.url);
}

/**
 * Starts the built web app as a process of its own.
 *
 * @param env its settings, over those of this process; a proxy in front of several processes brings a `WEB_ORIGIN`
 * @param apiUrl where it finds the API
 */
export async function startWeb({
  env = {},
  apiUrl,
}: {
  env?: Settings;
  apiUrl: string;
}): Promise<TestServer> {
  const port = await freePort();
  const origins = { API_ORIGIN: apiUrl, API_INTERNAL_URL: apiUrl };
  const server = await startBuiltWeb({ port, env: settings({ ...origins, ...env }) });
  return track(server, env['WEB_ORIGIN'] ?? server.url);
}
