import { freePort, startApi, startWeb, type TestServer } from '@repo/testing';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, string>>;

const guide = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');

/** Ports that the guide names. The tests use free ones in their place. */
const PORTS = ['443', '80', '3000', '3010', '3001', '3011', '3100', '5432', '6432'] as const;
export type Port = (typeof PORTS)[number];

/** Finds a free port for each port of the guide, except PostgreSQL's, which is given. */
export async function ports(postgres: string): Promise<Readonly<Record<Port, string>>> {
  const found = await Promise.all(PORTS.map(async (port) => [port, String(await freePort())]));
  return { ...Object.fromEntries(found), 5432: postgres };
}

/** Returns a block of the guide by its title. */
export function block(title: string): string {
  const start = guide.indexOf(` title="${title}"\n`);
  if (start < 0) throw new Error(`docs/deploy.md has no block ${title}`);
  return guide.slice(guide.indexOf('\n', start) + 1, guide.indexOf('\n```', start) + 1);
}

/** Returns a block of the guide with the ports and names of the test. */
export function localBlock(title: string, local: Readonly<Record<Port, string>>): string {
  return block(title)
    .replaceAll('.example.com', '.localhost')
    .replaceAll(/(https:\/\/\w+\.localhost)/g, `$1:${local[443]}`)
    .replaceAll(/(?<=[:= ])(\d{2,4})(?=[;/\s])/g, (port) => {
      const isKnown = (name: string): name is Port => Object.hasOwn(local, name);
      return isKnown(port) ? local[port] : port;
    });
}

/** Runs the command of the guide that makes keys. */
export const newKeys = (setting: 'JWT_PRIVATE_KEYS' | 'COOKIE_KEYS'): unknown[] =>
  JSON.parse(execFileSync('bash', ['-c', block(setting)], { encoding: 'utf8' }));

/** Makes a certificate for the names of the test, and its key, in PEM. */
export async function certificate(): Promise<readonly [certificate: string, key: string]> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const [file, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=app.localhost', '-addext', 'subjectAltName=DNS:*.localhost'];
  const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', file];
  execFileSync('openssl', ['req', '-x509', ...options, ...subject], { stdio: 'ignore' });
  const texts = await Promise.all([readFile(file, 'utf8'), readFile(key, 'utf8')]);
  await rm(folder, { recursive: true });
  return [texts[0], texts[1]];
}

/** The ports of the API's processes. */
export const API = ['3001', '3011'] as const;

/** The ports of the web app's processes. */
export const WEB = ['3000', '3010'] as const;

/** The two processes of each server. */
export class Replicas {
  readonly #running = new Map<Port, TestServer>();
  /** All processes that were started, including those that have stopped. */
  readonly #all: TestServer[] = [];

  constructor(private readonly local: Readonly<Record<Port, string>>) {}

  async restart(name: Port, env: Settings): Promise<void> {
    await this.stop(name);
    await this.start(name, env);
  }

  async start(name: Port, env: Settings): Promise<void> {
    const port = Number(this.local[name]);
    const isApi = API.some((api) => api === name);
    const apiUrl = env['API_ORIGIN'] ?? '';
    const server = isApi ? startApi({ env, port }) : startWeb({ env, port, apiUrl });
    this.#running.set(name, await server);
    this.#all.push(await server);
  }

  /** Stops these processes, or all. */
  async stop(...names: Port[]): Promise<void> {
    const stopped = names.length === 0 ? [...this.#running.keys()] : names;
    await Promise.all(stopped.map(async (name) => this.#running.get(name)?.stop()));
    for (const name of stopped) this.#running.delete(name);
  }

  /** Returns the last lines of the log of each process, by its URL. */
  lastLogs(): string {
    const last = this.#all.map(({ url, logs }) => [url, ...logs().trim().split('\n').slice(-5)]);
    return last.flat().join('\n');
  }

  /** Counts how often this text occurs in the logs of the running processes. */
  count(text: string): number {
    const logs = [...this.#running.values()].map((server) => server.logs());
    return logs.join('\n').split(text).length - 1;
  }
}
