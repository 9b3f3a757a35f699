/** A request of a user. */
export interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
  /** The client's address, as a proxy sends it. */
  readonly from?: string;
}

export interface Reply {
  /** The status, with the code of a refusal: `401 token_expired`. */
  readonly outcome: string;
  readonly body: string;
  readonly requestId: string;
}

/** Sends a request over a kept-alive connection. */
export async function sendRequest(origin: string, request: Request): Promise<Reply> {
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
  return { outcome: outcomeOf(response.status, text), body: text, requestId };
}

/** Returns the {@link Reply.outcome} of a response. */
export function outcomeOf(status: number, body: string): string {
  if (status < 400) return String(status);
  const { code }: { code?: unknown } = JSON.parse(body);
  return `${status} ${String(code)}`;
}
