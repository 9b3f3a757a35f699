/* Complete requests in HTTP/1.1, with the header fields that a client library sends. */

export interface Target {
  host: string;
  email: string;
  password: string;
}

const head = (line: string, host: string) =>
  `${line} HTTP/1.1\r\nHost: ${host}\r\nAccept: application/json\r\nUser-Agent: bench\r\n`;

function get(path: string, host: string, authorization?: string): string {
  const credentials = authorization === undefined ? '' : `Authorization: ${authorization}\r\n`;
  return `${head(`GET ${path}`, host)}${credentials}\r\n`;
}

export const getProfile = (host: string, token?: string) =>
  get('/user/profile', host, token === undefined ? undefined : `Bearer ${token}`);

/** @param from the client's address, as a proxy sends it */
export const getUsers = (host: string, token: string, from: string) =>
  `${head('GET /admin/users', host)}X-Forwarded-For: ${from}\r\nAuthorization: Bearer ${token}\r\n\r\n`;

export const getProfileByPassword = ({ host, email, password }: Target) =>
  get('/user/profile', host, `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`);

export function post(path: string, host: string, value: object): string {
  const body = JSON.stringify(value);
  const length = Buffer.byteLength(body);
  const fields = `Content-Type: application/json\r\nContent-Length: ${length}\r\n`;
  return `${head(`POST ${path}`, host)}${fields}\r\n${body}`;
}

export const signIn = ({ host, email, password }: Target) =>
  post('/auth/login', host, { email, password });

export const refresh = (host: string, refreshToken: string) =>
  post('/auth/refresh', host, { refreshToken });
