import { type IncomingMessage, ServerResponse } from 'node:http';
import { thrownPages } from '../src/server-channels';
import { failedPage } from './refusals';

/** Responses under way, by request id. */
export const open = new Map<string, ServerResponse>();

thrownPages.listen((requestId) => {
  const response = open.get(requestId);
  if (response instanceof PageResponse) response.hasThrown = true;
});

/** Follows the response to a request to its end. */
export function follow(requestId: string, response: ServerResponse): void {
  open.set(requestId, response);
  response.once('close', () => open.delete(requestId));
}

/** Fields of a page that failed which stay: its session may have been refreshed on the way. */
const KEPT = new Set(['set-cookie', 'vary', 'x-request-id']);

/** Next's response. Where a page threw, a whole page is sent in place of Next's, which only scripts can fill. */
export class PageResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  hasThrown = false;
  #isReplaced = false;

  /** Next would replace the proxy's `Vary` (RFC 9110 §12.5.5), and name the page that a refusal is made by. */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    const field = name.toLowerCase();
    if (field === 'x-middleware-rewrite') return this;
    return super.setHeader(name, field === 'vary' ? join(this.getHeader('vary'), value) : value);
  }

  /* Each of these passes on all of its arguments: the types are those of the shortest of Node's overloads. */

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

  /** Sends the page for one that failed, once, and says whether it takes the place of what Next sends. */
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

  /** True if a page threw, or Next failed outside the proxy. In development Next's own page says where. */
  #isFailure(status: number): boolean {
    if (process.env.NODE_ENV === 'development' || status !== 500) return false;
    return this.hasThrown || !this.hasHeader('x-request-id');
  }
}

function join(...values: (number | string | readonly string[] | undefined)[]): string {
  const names = values.flat().flatMap((value) => String(value ?? '').split(','));
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))].join(', ');
}
