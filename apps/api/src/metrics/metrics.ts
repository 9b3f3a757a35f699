import type { Code, Scheme } from '@repo/errors';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What is counted of a request. Nothing of it is the sender's own text: each label has few values. */
export interface CountedRequest {
  readonly method: string | undefined;
  /** The template of the route; undefined where there is none. */
  readonly route?: string | undefined;
  /** Of the credential that came. */
  readonly scheme?: Scheme | undefined;
  readonly status: number;
  /** Of the refusal. */
  readonly code: Code | undefined;
}

/** Upper bounds in seconds: around what a refusal, a query and a hash take. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What Prometheus collects of this process. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests that were answered; code is empty where none was refused.',
    labelNames: ['method', 'route', 'scheme', 'status', 'code'],
    registers: [this.#registry],
  });
  readonly #duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.#registry],
  });
  readonly #mails = new Counter({
    name: 'mails_total',
    help: 'Attempts to send a mail: sent, failed and to be tried again, or given up.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });
  readonly #lostEvents = new Counter({
    name: 'audit_events_lost_total',
    help: 'Refusals and renewals that the audit trail had no room for, or could not write.',
    labelNames: ['queue'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /**
   * Counts a request that was answered.
   *
   * @param seconds undefined where nobody knows when it began
   */
  count({ method = '', route = '', scheme, status, code }: CountedRequest, seconds?: number): void {
    this.#requests.inc({ method, route, scheme: scheme ?? '', status, code: code ?? '' });
    if (seconds !== undefined) this.#duration.observe({ method, route, status }, seconds);
  }

  countLostEvents(queue: string, events: number): void {
    this.#lostEvents.inc({ queue }, events);
  }

  countMail(outcome: 'sent' | 'failed' | 'given_up'): void {
    this.#mails.inc({ outcome });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The exposition format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
