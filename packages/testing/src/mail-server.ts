import { createServer, type Socket } from 'node:net';

export interface MailServer {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** The accepted mails: header and text. */
  readonly received: string[];
  /** The commands of each connection. */
  readonly conversations: string[][];
  readonly close: () => void;
}

interface Replies {
  /** To `RCPT`, one for each connection; the last one repeats. An empty text means that no reply is sent. */
  readonly toAddressee?: readonly string[];
  readonly toSender?: string;
  /** To `AUTH`. Without it, the server does not offer authentication. */
  readonly toSignIn?: string;
}

/** Starts a minimal mail server (RFC 5321 Appendix D). */
export async function startMailServer({
  toAddressee = ['250 ok'],
  toSender = '250 ok',
  toSignIn,
}: Replies = {}): Promise<MailServer> {
  const received: string[] = [];
  const conversations: string[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const commands: string[] = [];
    conversations.push(commands);
    const reply = toAddressee[Math.min(conversations.length, toAddressee.length) - 1] ?? '';
    let data: string | undefined;
    let rest = '';
    const say = (line: string) => line !== '' && socket.write(`${line}\r\n`);
    const answer = (line: string) => {
      if (line.startsWith('EHLO'))
        say(`250-test\r\n${toSignIn ? '250-AUTH PLAIN\r\n' : ''}250 SMTPUTF8`);
      else if (line === 'STARTTLS') say('502 not implemented');
      else if (line.startsWith('AUTH')) say(toSignIn ?? '500 no');
      else if (line.startsWith('MAIL')) say(toSender);
      else if (line.startsWith('RCPT')) say(reply);
      else if (line === 'DATA') {
        data = '';
        say('354 go on');
      } else say('250 ok');
    };
    sockets.add(socket.setEncoding('utf8'));
    socket.on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data !== undefined && line !== '.') data += `${line}\n`;
        else if (line === '.') {
          received.push(data ?? '');
          data = undefined;
          say('250 taken');
        } else {
          commands.push(line);
          answer(line);
        }
      }
    });
    socket.on('error', () => {});
    say('220 test');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `smtp://127.0.0.1:${address.port}`, received, conversations, close };
}
