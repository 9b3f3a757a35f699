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
 * One JSON line for each thing that happened.
 *
 * @param destination without one, standard output: written in the background, and to its end when the process ends
 */
export function createLog(
  level: LevelWithSilent,
  destination: DestinationStream = to({ sync: false }),
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
