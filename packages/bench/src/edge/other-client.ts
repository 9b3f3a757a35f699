import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** A client besides the stalled ones. It sends requests one after the other, each over a new connection. */
export class OtherClient {
  readonly #url: string;
  readonly #run: Promise<void>;
  #isOver = false;
  #longest = 0;

  constructor(url: string) {
    this.#url = url;
    this.#run = this.#repeat();
  }

  /** Stops. Returns the longest response time in milliseconds; Infinity if a request failed. */
  async stop(): Promise<number> {
    this.#isOver = true;
    await this.#run;
    return this.#longest;
  }

  async #repeat(): Promise<void> {
    while (!this.#isOver) {
      const begin = performance.now();
      const status = await statusOf(this.#url);
      const time = status === 200 ? performance.now() - begin : Infinity;
      this.#longest = Math.max(this.#longest, time);
      await delay(50);
    }
  }
}

/** Returns the status; undefined if there is no response. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request(url, { agent: false, family: 4 }, (response) => {
      response.resume().on('close', () => resolve(response.statusCode));
    });
    sent.on('error', () => resolve(undefined));
    sent.end();
  });
}
