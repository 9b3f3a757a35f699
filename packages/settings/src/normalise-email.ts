import { domainToASCII } from 'node:url';

/**
 * ASCII characters that are not allowed in domains (RFC 1123 §2.1). `domainToASCII` is a URL parser: it would end the domain
 * at a slash, decode percent signs and drop tabs.
 */
const NOT_IN_DOMAINS = /[\0-,/:-@[-`{-\x7f]/;

/** Full-width and half-width forms. */
const WIDTH_FORMS = /[\u3000\uff01-\uffee]/g;

/**
 * Normalises an e-mail address. Accounts and the limits of failed sign-ins use the address in this form, and mail is
 * sent to it. Text that is not an address is normalised too.
 */
export function normaliseEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at === -1) return normaliseLocalPart(email);
  return `${normaliseLocalPart(email.slice(0, at))}@${normaliseDomain(email.slice(at + 1))}`;
}

/**
 * Normalises a local part like a user name (RFC 8265 §3.3, UsernameCaseMapped): width forms mapped, lower case, Unicode
 * NFC. Mail servers may distinguish `X` from `x` (RFC 5321 §2.4), but in practice do not.
 */
function normaliseLocalPart(local: string): string {
  return local
    .replace(WIDTH_FORMS, (form) => form.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFC');
}

/** Converts a domain to ASCII (IDNA, RFC 5890 §2.3.2.1), and other text to lower case. */
function normaliseDomain(domain: string): string {
  const ascii = NOT_IN_DOMAINS.test(domain) ? '' : domainToASCII(domain);
  return ascii || domain.toLowerCase().normalize('NFC');
}
