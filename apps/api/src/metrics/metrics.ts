import type { Code, Scheme } from '@repo/errors';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** The labels of a request. None holds client input, so each has few values. */
export interface CountedRequest {
  readonly method: string | undefined;
  /** The route template; undefined without a route. */
  readonly route?: string | undefined;
  /** The scheme of the credentials. */
  readonly scheme?: Scheme | undefined;
  readonly status: number;
  /** The code of the refusal. */
  readonly code: Code | undefined;
}

/** Upper bounds in seconds, chosen around the cost of a refusal, a query and a hash. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The Prometheus metrics of this process. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests with a response; code is empty unless the request was refused.',
    labelNames: ['method', 'route', 'scheme', 'status', 'code'],
    registers: [this.#registry],
  });
  readonly #duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its response.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.#registry],
  });
  readonly #mails = new Counter({
    name: 'mails_total',
    help: 'Attempts to send a mail: sent, failed (retried later), or given up.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /**
   * Counts a request with a response.
   *
   * @param seconds its duration; undefined when its start is unknown
   */
  count({ method = '', route = '', scheme, status, code }: CountedRequest, seconds?: number): void {
    this.#requests.inc({ method, route, scheme: scheme ?? '', status, code: code ?? '' });
    if (seconds !== undefined) this.#duration.observe({ method, route, status }, seconds);
  }

  /** Makes a counter for a feature. */
  counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  countMail(outcome: 'sent' | 'failed' | 'given_up'): void {
    this.#mails.inc({ outcome });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Writes the metrics in the Prometheus text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
