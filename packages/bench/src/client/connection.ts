import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface RawResponse {
  status: number;
  body: string;
}

/** Reads the first response in `bytes`; undefined while it is incomplete (RFC 9112 §6.2). */
export function readResponse(bytes: Buffer): RawResponse | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`a response without Content-Length:\n${head}`);
  const from = end + 4;
  const to = from + Number(length);
  if (bytes.length < to) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', from, to) };
}

/** A server that sends nothing for this long, in milliseconds, counts as failed. */
const TIMEOUT = 30_000;

/**
 * A kept-alive connection with one request at a time. It reads and writes plain bytes, so that the load takes little CPU time
 * from the server on the same machine.
 */
export class Connection {
  private received: Buffer = Buffer.alloc(0);
  private settle: ((response: RawResponse) => void) | undefined;
  private fail: ((reason: unknown) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.setTimeout(TIMEOUT, () => socket.destroy(new Error('no response')));
    socket.on('error', (error) => this.fail?.(error));
    socket.on('close', () => this.fail?.(new Error('the server closed a connection in use')));
  }

  static async open(url: URL): Promise<Connection> {
    const socket = connect(Number(url.port), url.hostname);
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** @param request a complete request in HTTP/1.1 */
  send(request: string): Promise<RawResponse> {
    return new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
      this.socket.write(request);
    });
  }

  /** Sends a request and returns the body of its response. Throws for another status. */
  async expect(status: number, title: string, request: string): Promise<string> {
    const response = await this.send(request);
    if (response.status === status) return response.body;
    throw new Error(`${title}: expected ${status}, got ${response.status} ${response.body}`);
  }

  close(): void {
    this.fail = undefined;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    try {
      const response = readResponse(this.received);
      if (response === undefined) return;
      this.received = Buffer.alloc(0);
      this.settle?.(response);
    } catch (error) {
      this.fail?.(error);
    }
  }
}
