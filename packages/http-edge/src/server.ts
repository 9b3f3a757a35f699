import { type IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Connection, type Edge } from './connection.js';
import { Connections } from './connections.js';
import { EdgeServer } from './edge-server.js';
import { requestClass, responseClass } from './overflow.js';
import { type EdgeOptions, LIMITS, type Limits, type UnroutedCode } from './options.js';
import type { ClientError } from './parser-faults.js';

/**
 * Creates an HTTP server whose listener gets well-formed requests only. `options.respond` makes the response to everything
 * else, after which the connection closes.
 */
export function createServer(options: EdgeOptions, listener: RequestListener): EdgeServer {
  const limits = { ...LIMITS, ...options.limits };
  const edge: Edge = { options, limits, listener };
  const connections = new Connections(limits, options.trusted);
  const bySocket = new WeakMap<Socket, Connection>();
  const receive = (request: IncomingMessage, response: ServerResponse, fault?: UnroutedCode) => {
    // An open connection would delay the end of the process.
    if (server.isStopping) response.shouldKeepAlive = false;
    bySocket.get(request.socket)?.receive(request, response, fault);
  };
  const server = new EdgeServer(serverOptions(options, limits), receive);
  // By default Node silently drops the lines after the 1000th. With 0 it keeps all of them, for `requestFault` to count.
  server.maxHeadersCount = 0;
  server.on('connection', (socket) => {
    const connection = new Connection(edge, socket);
    bySocket.set(socket, connection);
    connections.add(connection, socket);
  });
  // By default Node sends 100 Continue before the request is checked.
  server.on('checkContinue', receive);
  // RFC 9110 §10.1.1: 100-continue is the only expectation.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    receive(request, response, 'expectation_failed'),
  );
  server.on('connect', (request: IncomingMessage, socket: Socket) =>
    bySocket.get(socket)?.refuseConnect(request),
  );
  server.on('clientError', (error: ClientError, socket: Socket) =>
    bySocket.get(socket)?.refuseInput(error),
  );
  server.on('stopping', () => connections.announceClose());
  server.on('listening', () => checkRegularly(server, connections, limits));
  return server;
}

/** Checks the connections at intervals, until the server has closed and all its connections have ended. */
function checkRegularly(server: EdgeServer, connections: Connections, limits: Limits): void {
  let stoppedAt: number | undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    connections.checkProgress(now);
    if (server.listening) return;
    // A request that was on its way when the server stopped has an interval to arrive.
    if (stoppedAt !== undefined) connections.closeUnused();
    stoppedAt ??= now;
    if (now - stoppedAt >= limits.stoppingTimeout) connections.expire();
    if (connections.isEmpty) clearInterval(timer);
  }, limits.checkingInterval);
  timer.unref();
}

function serverOptions({ ServerResponse: Response = ServerResponse }: EdgeOptions, limits: Limits) {
  const { headersTimeout, requestTimeout, keepAliveTimeout, checkingInterval } = limits;
  return {
    maxHeaderSize: 16 * 1024,
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    connectionsCheckingInterval: checkingInterval,
    // Node's own check responds without a body, and accepts two Host lines. `requestFault` checks the field instead.
    requireHostHeader: false,
    IncomingMessage: requestClass(),
    ServerResponse: responseClass(Response),
  };
}
