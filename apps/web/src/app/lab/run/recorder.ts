import 'server-only';
import { type Problem, readProblem } from '@repo/errors';
import type { ReceivedResponse, Recorder, SentRequest } from './experiment';
import { type CredentialOptions, type Credentials, credentialsSchema } from './credentials';
import { kindIn, objectIn, stepOf } from './record';
import { send } from './send';
import type { Step, Timeline } from './step';

/** Thrown if the API makes no credentials, for example because too many were requested. */
export class NoCredentials extends Error {
  constructor(readonly problem: Problem | undefined) {
    super(problem?.detail ?? 'POST /lab/credentials gave no credentials');
  }
}

/** The recorder for one press of a button. */
export class RunRecorder implements Recorder {
  readonly timelines: Timeline[] = [];
  #start = performance.now();

  constructor(readonly steps: Step[] = []) {}

  async credentials(options: CredentialOptions = {}): Promise<Credentials> {
    const made = await this.prepare({ method: 'POST', path: '/lab/credentials', body: options });
    const credentials = credentialsSchema.safeParse(made.body);
    if (!credentials.success) throw new NoCredentials(readProblem(made.body));
    return credentials.data;
  }

  async send(title: string, request: SentRequest, reason?: string): Promise<ReceivedResponse> {
    const { exchanged, received } = await this.#exchange(request);
    this.steps.push(stepOf(title, exchanged, reason));
    return received;
  }

  async prepare(request: SentRequest): Promise<ReceivedResponse> {
    return (await this.#exchange(request)).received;
  }

  startClock(): void {
    this.#start = performance.now();
  }

  draw(timeline: Timeline): void {
    this.timelines.push(timeline);
  }

  async #exchange(request: SentRequest) {
    const from = performance.now() - this.#start;
    const exchanged = await send(request);
    const until = performance.now() - this.#start;
    const { status, text } = exchanged.response;
    const body = objectIn(text) ?? {};
    return { exchanged, received: { from, until, status, body, kind: kindIn(body) } };
  }
}
