import type { RequestRead } from '../read/message.js';
import { mask, show } from '../words/mask.js';
import type { Sent } from './sent.js';

const names: Readonly<Record<string, string>> = {
  apikey: 'an API key',
  cookie: 'a cookie and no Authorization',
  query: 'credentials in the URL',
};

/** Describes a request in one line: its method, its target, and its credentials, masked. */
export function requestLine({ method, target }: RequestRead, sent: Sent): string {
  const what = [method ?? 'Request', target].filter((part) => part !== undefined).join(' ');
  return `${show(what)} with ${credentialsOf(sent)}`;
}

function credentialsOf({ state, scheme, token, authorization }: Sent): string {
  if (state === 'nothing') return 'no credentials';
  if (state === 'unknown') return 'credentials that are not shown';
  if (authorization === undefined) return names[scheme ?? ''] ?? 'a signature in the URL';
  const start = token === undefined ? '…' : mask(token);
  return scheme === undefined
    ? `credentials without a scheme, ${mask(authorization)}`
    : `${show(authorization.slice(0, scheme.length))} credentials, ${start}`;
}
