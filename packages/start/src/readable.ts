import { prettyFactory } from 'pino-pretty';

/** Members to leave out: they repeat the name in front of the line, or do not matter here. */
const IGNORED = 'process,pid,hostname';

/**
 * Returns a function that formats the JSON lines of our servers' logs for reading. It leaves other lines as they are.
 *
 * @param colorize true for a terminal
 */
export function readableLog(colorize: boolean): (line: string) => string {
  const pretty = prettyFactory({
    colorize,
    ignore: IGNORED,
    translateTime: 'SYS:HH:MM:ss.l',
    singleLine: true,
    errorLikeObjectKeys: ['err', 'error'],
    // The web server's log has the message in `event`.
    messageFormat: (log, messageKey) => textOf(log[messageKey]) ?? textOf(log['event']) ?? '',
  });
  return (line) => pretty(line).trimEnd();
}

const textOf = (member: unknown) => (typeof member === 'string' ? member : undefined);
