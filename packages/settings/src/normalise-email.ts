import { domainToASCII } from 'node:url';

/**
 * ASCII characters that no domain holds (RFC 1123 §2.1). `domainToASCII` is a URL parser: it would end the domain at a
 * slash, decode percent signs and drop tabs.
 */
const NOT_IN_DOMAINS = /[\0-,/:-@[-`{-\x7f]/;

/** Full-width and half-width forms. */
const WIDTH_FORMS = /[\u3000\uff01-\uffee]/g;

/**
 * The one spelling of an e-mail address, by which accounts are kept and compared: API and web both use it, and so do the
 * limits on failed sign-ins. Mail goes to this spelling, never to another one that was typed. Text that is not an
 * address has a spelling too.
 */
export function normaliseEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at === -1) return normaliseLocalPart(email);
  return `${normaliseLocalPart(email.slice(0, at))}@${normaliseDomain(email.slice(at + 1))}`;
}

/**
 * As user names are compared (RFC 8265 §3.3, UsernameCaseMapped): width forms mapped, lower case, Unicode NFC. Mail
 * servers could tell `X` from `x` (RFC 5321 §2.4); none that people use does.
 */
function normaliseLocalPart(local: string): string {
  return local
    .replace(WIDTH_FORMS, (form) => form.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFC');
}

/** In ASCII (IDNA, RFC 5890 §2.3.2.1): the DNS knows no other form. Of what is no domain, lower case. */
function normaliseDomain(domain: string): string {
  const ascii = NOT_IN_DOMAINS.test(domain) ? '' : domainToASCII(domain);
  return ascii || domain.toLowerCase().normalize('NFC');
}
