import {
  destination as to,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type LevelWithSilent,
  type Logger,
} from 'pino';

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

/**
 * Opens standard output with a buffer: a system call per line would be a tenth of the cost of a refusal. A process that is
 * killed loses the lines of the last fraction of a second.
 */
function standardOutput(): DestinationStream {
  const output = to({ minLength: 4096, periodicFlush: 200 });
  process.once('exit', () => output.flushSync());
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
