import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type JSHandle, type Page } from '@playwright/test';
import { findHeadlessChromium } from '@repo/testing/chromium';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { TokenBody } from '../../src/sessions/token-body.js';
import { startTestApi, type TestApi } from '../api.js';
import { withClaims } from './changed-tokens.js';

const EXAMPLE = new URL('../../../../examples/browser/', import.meta.url);

type Tokens = Pick<TokenBody, 'accessToken' | 'refreshToken'>;

/** The exports of `client.js`, the module of the page. */
interface Client {
  readonly session: Tokens;
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    options?: object,
  ) => Promise<unknown>;
}

/** Serves the page in `examples/browser` from its own origin, and opens it in a new tab for each test of a file. */
export function examplePage(): ExamplePage {
  const example = new ExamplePage();
  beforeAll(() => example.start());
  beforeEach(() => example.open(example.origin));
  afterEach(() => example.page.close());
  afterAll(() => example.close());
  return example;
}

export class ExamplePage {
  api!: TestApi;
  page!: Page;
  client!: JSHandle<Client>;
  /** The origin of the page, which the API allows. */
  origin!: string;
  /** The page's requests to the API, without preflights. */
  sent: string[] = [];
  #server!: Server;
  #browser!: Browser;

  async start(): Promise<void> {
    this.#server = servePage();
    await once(this.#server, 'listening');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
    const { port } = this.#server.address() as AddressInfo;
    this.origin = `http://127.0.0.1:${port}`;
    this.api = await startTestApi({ CORS_ORIGINS: this.origin });
    const executablePath = findHeadlessChromium();
    this.#browser = await chromium.launch({ ...(executablePath && { executablePath }) });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
    await this.api.close();
  }

  /** Opens the page in a new tab. Its server has two origins: 127.0.0.1, which the API allows, and localhost. */
  async open(origin: string): Promise<void> {
    const { port } = this.api;
    this.page = await this.#browser.newPage();
    await this.page.goto(`${origin}/?api=http://localhost:${port}`);
    this.client = await this.page.evaluateHandle<Client>(`import('./client.js')`);
    this.sent = [];
    this.page.on('request', (request) => {
      const url = new URL(request.url());
      if (Number(url.port) === port) this.sent.push(`${request.method()} ${url.pathname}`);
    });
  }

  /** Gives these tokens to the page. */
  hold(tokens: Tokens): Promise<void> {
    return this.client.evaluate(({ session }, held) => void Object.assign(session, held), tokens);
  }

  /** Gives the page a session whose access token has expired. */
  async holdExpired(): Promise<void> {
    const { accessToken, refreshToken } = await this.api.signIn();
    const now = Math.floor(Date.now() / 1000);
    const claims = { iat: now - 600, exp: now - 300 };
    await this.hold({ accessToken: withClaims(accessToken, claims, this.api.key), refreshToken });
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name }).click();
  }

  /** Enters a password into the form with this button, and sends it. */
  async enter(password: string, button: string): Promise<void> {
    const form = this.page.locator('form', { hasText: button });
    await form.getByLabel('password').fill(password);
    await form.getByRole('button').click();
  }

  /** Waits until the page shows a result with this text. */
  result(text: string): Promise<void> {
    return this.page.locator('#result', { hasText: text }).waitFor();
  }

  /** Returns the lines that the page shows about its refusals. */
  async refusals(): Promise<string[]> {
    return (await this.page.locator('#refusals').innerText()).trim().split('\n');
  }
}

function servePage(): Server {
  const server = createServer((request, response) => {
    const isModule = request.url === '/client.js';
    response.setHeader('content-type', isModule ? 'text/javascript' : 'text/html');
    void readFile(new URL(isModule ? 'client.js' : 'index.html', EXAMPLE)).then((content) =>
      response.end(content),
    );
  });
  return server.listen(0, '127.0.0.1');
}
