import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

/** Reads the first whole answer in `bytes`, or nothing while it is not whole (RFC 9112 §6.2). */
export function readAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without Content-Length:\n${head}`);
  const from = end + 4;
  const to = from + Number(length);
  if (bytes.length < to) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', from, to) };
}

/** Milliseconds without a byte after which a server is taken to have failed. */
const patience = 30_000;

/**
 * One kept-alive connection with one request under way at a time. It writes and reads bytes and no more,
 * so that the load takes as little as possible of the machine that it shares with the server.
 */
export class Connection {
  private received: Buffer = Buffer.alloc(0);
  private settle: ((answer: Answer) => void) | undefined;
  private fail: ((reason: unknown) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer came')));
    socket.on('error', (error) => this.fail?.(error));
    socket.on('close', () => this.fail?.(new Error('the server closed a connection in use')));
  }

  static async open(url: URL): Promise<Connection> {
    const socket = connect(Number(url.port), url.hostname);
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** @param request a whole request as it goes over the wire */
  send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.fail = undefined;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    try {
      const answer = readAnswer(this.received);
      if (answer === undefined) return;
      this.received = Buffer.alloc(0);
      this.settle?.(answer);
    } catch (error) {
      this.fail?.(error);
    }
  }
}
