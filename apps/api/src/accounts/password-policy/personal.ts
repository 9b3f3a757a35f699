import { domainToUnicode } from 'node:url';
import { PRODUCT_NAME } from '@repo/settings';
import { problem } from '../../problems/problem-exception.js';
import { comparable } from './comparable.js';
import type { PasswordFault } from './new-password.js';

/** Public facts about the user of a password. */
export interface PublicFacts {
  readonly email: string;
  readonly name: string;
}

const FAULT: PasswordFault = {
  code: 'password_personal',
  detail: 'must not be your name, your address or the name of this service: those are tried first',
};

/**
 * Refuses a password that consists of context-specific words (NIST SP 800-63B-4 §3.1.1.2): the user's name or address, or
 * the name of this product.
 *
 * @param pointer JSON Pointer to the password in the body
 * @throws validation_failed
 */
export function refusePersonal(password: string, pointer: `#/${string}`, facts: PublicFacts): void {
  if (isPersonal(password, facts)) {
    throw problem('validation_failed', { errors: [{ pointer, ...FAULT }] });
  }
}

/**
 * True if the password consists of words from these facts or the product's name, plus at most five characters that are
 * not letters.
 */
function isPersonal(password: string, { email, name }: PublicFacts): boolean {
  const text = comparable(password);
  const [local = '', domain = ''] = email.split('@');
  const address = [email, local, domain, domainToUnicode(domain)];
  const words = [
    PRODUCT_NAME,
    ...address.flatMap((part) => [part, ...part.split('.')]),
    name,
    ...name.split(/\s/),
  ];
  const rest = words
    .map(comparable)
    .filter((word) => word.length > 2)
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), text);
  return rest !== text && /^\P{L}{0,5}$/u.test(rest);
}
