import { request } from 'node:https';

/**
 * Returns a function that sends a request from 127.0.0.2, with an `X-Forwarded-For` that claims another address.
 *
 * @param origin the origin of the server. Its certificate is not checked
 */
export function sendFromOtherAddress(origin: string) {
  const { host, port } = new URL(origin);
  // Node.js may be unable to resolve `*.localhost`.
  const address = { host: '127.0.0.1', port, localAddress: '127.0.0.2', rejectUnauthorized: false };
  /**
   * @param form sent with POST; without it, the method is GET
   * @returns the status
   */
  return (path: string, form?: Record<string, string>): Promise<number | undefined> => {
    const headers = {
      host,
      origin,
      'x-forwarded-for': '203.0.113.9',
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const options = { ...address, headers, path, method: form ? 'POST' : 'GET' };
    return new Promise((resolve, reject) => {
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end(form && new URLSearchParams(form).toString());
    });
  };
}
