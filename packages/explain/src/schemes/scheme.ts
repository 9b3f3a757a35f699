import type { ReadChallenge } from '@repo/errors';
import type { Exchange } from '../exchange.js';
import type { Fault, Statement } from '../explanation.js';
import type { Reading } from '../reading.js';

/** The request header that carries the credentials: a proxy has its own (RFC 9110 §11.7). */
export type CredentialsField = 'Authorization' | 'Proxy-Authorization';

/** Finds the request header that a challenge asks for. */
export function credentialsField(
  challenge: ReadChallenge,
  { lines, status }: Exchange,
): CredentialsField {
  const line = lines.find(({ challenges }) => challenges.includes(challenge));
  return status === 407 || line?.name === 'proxy-authenticate'
    ? 'Proxy-Authorization'
    : 'Authorization';
}

/** An authentication scheme. */
export interface Scheme {
  /** In lower case. */
  readonly name: string;
  /** Says what a challenge of the scheme asks for. */
  readonly meaning: (challenge: ReadChallenge, field: CredentialsField) => Statement;
  /** The meaning of each parameter that the scheme defines. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Meanings that replace or extend `parameters` for this challenge. */
  readonly otherMeanings?: (challenge: ReadChallenge) => Readonly<Record<string, string>>;
  /** Finds what breaks the rules of the scheme, beyond the grammar of the field. */
  readonly faults?: (challenge: ReadChallenge) => readonly Fault[];
  /** Reads what a challenge of the scheme says about this exchange. */
  readonly read?: (challenge: ReadChallenge, exchange: Exchange) => Reading;
}

/** Returns the value of a parameter, by its name in lower case. */
export const valueOf = ({ params }: ReadChallenge, name: string): string | undefined =>
  params?.[name];

/** RFC 9110 §11.5: senders write realm as a quoted-string only, because old clients read nothing else. */
export function unquotedRealm({ parameters }: ReadChallenge): Fault[] {
  const realm = parameters.find(({ name }) => name.toLowerCase() === 'realm');
  if (realm === undefined || realm.quoted) return [];
  return [{ text: 'The value of realm has to be in quotation marks.', clause: 'RFC 9110 §11.5' }];
}
