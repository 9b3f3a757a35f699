import { type IncomingMessage, ServerResponse } from 'node:http';
import { thrownPages } from '../src/server-channels';
import { failedPage } from './refusals';

/** Responses in progress, by request id. */
const openResponses = new Map<string, ServerResponse>();

thrownPages.listen((requestId) => {
  const response = openResponses.get(requestId);
  if (response instanceof PageResponse) response.hasThrown = true;
});

/** Adds a response to {@link openResponses} until it is closed. */
export function trackResponse(requestId: string, response: ServerResponse): void {
  openResponses.set(requestId, response);
  response.once('close', () => openResponses.delete(requestId));
}

/** Header fields that an error page keeps. The page may have refreshed the session before it failed. */
const KEPT = new Set(['set-cookie', 'vary', 'x-request-id']);

/** Sends Next's response, or a complete error page if a page threw, because Next's own is empty until scripts run. */
export class PageResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  hasThrown = false;
  #isReplaced = false;

  /** Keeps the proxy's `Vary` (RFC 9110 §12.5.5), which Next would replace, and hides the path of the refusal page. */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    const field = name.toLowerCase();
    if (field === 'x-middleware-rewrite') return this;
    return super.setHeader(name, field === 'vary' ? join(this.getHeader('vary'), value) : value);
  }

  /* Each override passes on all its arguments, but has only the types of Node's shortest overload. */

  override writeHead(...head: [status: number]): this {
    return this.#replace(head[0]) ? this : super.writeHead(...head);
  }

  override flushHeaders(): void {
    if (!this.#replace(this.statusCode)) super.flushHeaders();
  }

  override write(...chunk: [chunk: unknown]): boolean {
    return this.#replace(this.statusCode) || super.write(...chunk);
  }

  override end(...chunk: []): this {
    return this.#replace(this.statusCode) ? this : super.end(...chunk);
  }

  /** Sends the error page once if the page failed. @returns true if it replaces what Next sends */
  #replace(status: number): boolean {
    if (this.#isReplaced || this.headersSent || !this.#isFailure(status)) return this.#isReplaced;
    this.#isReplaced = true;
    const { reason, headers, body } = failedPage(this.req);
    for (const name of this.getHeaderNames()) if (!KEPT.has(name)) this.removeHeader(name);
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    super.writeHead(500, reason);
    super.end(body);
    return true;
  }

  /**
   * True if a page threw, or if Next failed without a response from the proxy, which would have set `X-Request-Id`. False in
   * development, where Next's own page shows the error.
   */
  #isFailure(status: number): boolean {
    if (process.env.NODE_ENV === 'development' || status !== 500) return false;
    return this.hasThrown || !this.hasHeader('x-request-id');
  }
}

function join(...values: (number | string | readonly string[] | undefined)[]): string {
  const names = values.flat().flatMap((value) => String(value ?? '').split(','));
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))].join(', ');
}
