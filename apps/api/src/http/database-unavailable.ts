/** Errors of the line to the server (Node), of the server's own state (PostgreSQL), and of Prisma's adapter. */
const CODES: ReadonlySet<unknown> = new Set(
  [
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ENOENT',
    // Shutting down, crashed, starting up; too many connections; read-only after a failover.
    '57P01 57P02 57P03 53300 25006',
    'P1001 P1002 P1008 P1017 P2024',
  ].flatMap((line) => line.split(' ')),
);

/** What `pg` says without a code. */
const MESSAGES = [
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Connection terminated',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
];

/** What Prisma's adapter says of the driver's error. */
const KINDS: ReadonlySet<unknown> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

const WRAPPERS = ['cause', 'meta', 'driverAdapterError'];

/**
 * Whether an error says that the database cannot be asked right now, in contrast to one that says that the question
 * was wrong. Looks at causes too, for Prisma wraps what the driver threw, in the `meta` of its own error.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code: unknown = Reflect.get(error, 'code');
  const message: unknown = Reflect.get(error, 'message');
  const errors: unknown = Reflect.get(error, 'errors');
  return (
    CODES.has(code) ||
    // SQLSTATE class 08 is "connection exception".
    (typeof code === 'string' && /^08\w{3}$/.test(code)) ||
    KINDS.has(Reflect.get(error, 'kind')) ||
    (typeof message === 'string' && MESSAGES.some((start) => message.startsWith(start))) ||
    WRAPPERS.some((name) => isDatabaseUnavailable(Reflect.get(error, name))) ||
    (Array.isArray(errors) && errors.some(isDatabaseUnavailable))
  );
}
