// @ts-check
import http from 'node:http';

/**
 * Appends the address of the connection's other end to X-Forwarded-For, as every proxy does. Next neither tells the
 * application that address nor touches what a client sent, so without this the field could not be told from a lie.
 * The last address in the field is now always true; which of the others to believe is src/api/caller.ts.
 */
const createServer = http.createServer;

/** @param {any[]} args */
function createServerThatTellsPeers(...args) {
  const server = createServer(...args);
  server.prependListener('request', ({ headers, socket }) => {
    const sent = headers['x-forwarded-for'];
    const peer = socket.remoteAddress ?? 'unknown';
    headers['x-forwarded-for'] = [sent ?? [], peer].flat().join(', ');
  });
  return server;
}

http.createServer = createServerThatTellsPeers;
