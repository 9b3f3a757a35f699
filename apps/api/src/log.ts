import {
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type LevelWithSilent,
  type Logger,
} from 'pino';
import sonicBoom from 'sonic-boom';

/** The injection token of the log. */
export const LOG = Symbol('log');

/** The logged part of an error. Other members stay out: an error of the database driver contains the values of a query. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: LoggedError;
}

function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'thrown value is not an Error' };
  const { name: type, message, stack, cause } = error;
  const code: unknown = Reflect.get(error, 'code');
  return {
    type,
    message,
    ...(code !== undefined && { code }),
    stack,
    ...(cause !== undefined && { cause: loggedError(cause) }),
  };
}

/** Maximum length of the lines that wait while nothing can be written, in characters. Lines beyond that are lost. */
const MAX_WAITING = 1_000_000;

/**
 * Opens standard output with a buffer: a system call per line would be a tenth of the cost of a refusal. A process that is
 * killed loses the lines of the last fraction of a second.
 *
 * Not pino's own destination: its version of sonic-boom tries for ever to write the last lines of a process, even if the
 * reader of the log has ended (EPIPE), so the process would never end.
 */
function standardOutput(): DestinationStream {
  const output = new sonicBoom.SonicBoom({
    fd: process.stdout.fd,
    minLength: 4096,
    periodicFlush: 200,
    maxLength: MAX_WAITING,
  });
  // The log itself fails, so the failure cannot be logged. The API goes on, and later lines are tried again.
  output.on('error', () => {});
  process.once('exit', () => {
    try {
      output.flushSync();
    } catch {
      // The same failure: the last lines are lost.
    }
  });
  return output;
}

/**
 * Creates the log: JSON lines.
 *
 * @param destination standard output by default, flushed when the process exits
 */
export function createLog(
  level: LevelWithSilent,
  destination: DestinationStream = standardOutput(),
): Logger {
  return pino(
    {
      level,
      base: { process: 'api' },
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: loggedError },
    },
    destination,
  );
}
