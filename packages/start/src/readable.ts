import { prettyFactory } from 'pino-pretty';

/** Members that repeat what stands in front of every line, or that no person reads. */
const IGNORED = 'process,pid,hostname';

/**
 * Turns lines of JSON, as our servers log them, into lines for people. Other lines stay as they are.
 *
 * @param colorize for a terminal
 */
export function readableLog(colorize: boolean): (line: string) => string {
  const pretty = prettyFactory({
    colorize,
    ignore: IGNORED,
    translateTime: 'SYS:HH:MM:ss.l',
    singleLine: true,
    errorLikeObjectKeys: ['err', 'error'],
    // The web server names what happened `event`.
    messageFormat: (log, messageKey) => textOf(log[messageKey]) ?? textOf(log['event']) ?? '',
  });
  return (line) => pretty(line).trimEnd();
}

const textOf = (member: unknown) => (typeof member === 'string' ? member : undefined);
