/** One request of a person. */
export interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
  /** The client's address, as a proxy tells it. */
  readonly from?: string;
}

export interface Reply {
  /** Its status and, of a refusal, the code: `401 token_expired`. */
  readonly what: string;
  readonly body: string;
  readonly requestId: string;
}

/** Sends a request over a connection that is kept alive. */
export async function ask(origin: string, request: Request): Promise<Reply> {
  const { method = 'GET', path, token, body, from } = request;
  const response = await fetch(origin + path, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(from !== undefined && { 'X-Forwarded-For': from }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const requestId = response.headers.get('x-request-id') ?? '';
  return { what: whatOf(response.status, text), body: text, requestId };
}

/** As {@link Reply.what}. */
export function whatOf(status: number, body: string): string {
  if (status < 400) return String(status);
  const { code }: { code?: unknown } = JSON.parse(body);
  return `${status} ${String(code)}`;
}
