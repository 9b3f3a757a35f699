/** One request of a person. */
export interface Request {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
}

export interface Reply {
  /** Its status and, of a refusal, the code: `401 token_expired`. */
  readonly what: string;
  readonly body: string;
}

/** Sends a request over a connection that is kept alive. */
export async function ask(origin: string, request: Request): Promise<Reply> {
  const { method = 'GET', path, token, body } = request;
  const response = await fetch(origin + path, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return { what: String(response.status), body: text };
  const { code }: { code?: unknown } = JSON.parse(text);
  return { what: `${response.status} ${String(code)}`, body: text };
}
