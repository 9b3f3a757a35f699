import { isLoopbackHost } from './addresses.js';

/** Options in the URL that send mail to another host. */
const ELSEWHERE = ['service', 'host', 'proxy'];

/** Options in the URL that do not weaken TLS. */
const HARMLESS: ReadonlySet<string> = new Set([
  'requireTLS',
  'tls.servername',
  'name',
  'authMethod',
]);

/**
 * Checks that mail, which has links that sign in, leaves this machine only over TLS with a verified certificate (RFC 8314):
 * by `smtps:`, or by `smtp:` that requires STARTTLS. Plain `smtp:` falls back to clear text if a response is tampered with.
 */
export function isMailEncrypted(smtpUrl: string): boolean {
  const { protocol, hostname, searchParams } = new URL(smtpUrl);
  const names = [...searchParams.keys()];
  if (isLoopbackHost(hostname)) return !ELSEWHERE.some((name) => searchParams.has(name));
  if (!names.every((name) => HARMLESS.has(name))) return false;
  const required = searchParams.getAll('requireTLS');
  const isRequired = required.length > 0 && required.every((value) => value === 'true');
  return protocol === 'smtps:' ? required.length === 0 || isRequired : isRequired;
}
