import 'server-only';
import { settings } from './settings';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Writes one line of JSON to the log. `facts` must not hold a token, a cookie, or text that a user typed. */
export function log(
  level: Exclude<(typeof levels)[number], 'silent'>,
  event: string,
  facts: Readonly<Record<string, unknown>>,
): void {
  if (levels.indexOf(level) < levels.indexOf(settings().LOG_LEVEL)) return;
  process.stdout.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })}\n`,
  );
}
