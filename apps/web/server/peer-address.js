// @ts-check
import { onRequest } from './on-request.js';

/**
 * Appends the address of the connection's other end to X-Forwarded-For, as every proxy does. Next neither tells the
 * application that address nor touches what a client sent, so without this the field could not be told from a lie.
 * The last address in the field is now always true; which of the others to believe is src/api/caller.ts.
 */
onRequest(({ headers, socket }) => {
  const sent = headers['x-forwarded-for'];
  const peer = socket.remoteAddress ?? 'unknown';
  headers['x-forwarded-for'] = [sent ?? [], peer].flat().join(', ');
});
