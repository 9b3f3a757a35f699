import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { LOG } from '../log.js';

/**
 * What is done once a request has been answered, so that the time of the answer tells nothing of it: whether there is
 * an account to write to, for example. A process that is asked to end does it first.
 */
@Injectable()
export class AfterAnswer implements OnApplicationShutdown {
  readonly #underWay = new Set<Promise<void>>();

  constructor(@Inject(LOG) private readonly log: Logger) {}

  /** @param work what fails of it is logged, with the request's id, and the client is not told */
  do({ request, raw }: FastifyReply, work: () => Promise<void>): void {
    const done = new Promise<void>((answered) => {
      if (raw.closed) answered();
      else raw.once('close', answered);
    })
      .then(work)
      .catch((error: unknown) => {
        this.log.error({ requestId: request.id, err: error }, 'not done after the answer');
      })
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  /** All requests have been answered by then, and the database is still there. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}
