import {
  destination as to,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type LevelWithSilent,
  type Logger,
} from 'pino';

/** The token under which Nest hands out the one log. */
export const LOG = Symbol('log');

/** What of an error goes to the log. Not its other members: a driver's error holds the values of a query. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: LoggedError;
}

function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'thrown, and no error' };
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
 * Standard output, a few kilobytes at a time: with a system call for each line, the line would be a tenth of what a refusal
 * costs. What is lost when the process is killed is a fraction of a second.
 */
function standardOutput(): DestinationStream {
  const output = to({ minLength: 4096, periodicFlush: 200 });
  process.once('exit', () => output.flushSync());
  return output;
}

/**
 * One JSON line for each thing that happened.
 *
 * @param destination without one, standard output: to its end when the process ends
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
