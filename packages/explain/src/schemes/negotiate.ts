import type { Finding } from '../explanation.js';
import type { Exchange } from '../exchange.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';
import type { Scheme } from './scheme.js';

const login = nextStep(
  'with_credentials',
  'Repeat the request with a client that is signed in to the domain, for example with curl --negotiate -u : on a domain computer.',
);

/** Kerberos or NTLM, in messages of SPNEGO (RFC 4559). */
export const negotiate: Scheme = {
  name: 'negotiate',
  meaning: ({ token68 }) => ({
    text:
      token68 === undefined
        ? 'Send a Kerberos ticket for this host, which the operating system gets from the domain.'
        : 'The handshake continues: send the next request with the response to this data. If that was done, the credentials were refused.',
    clause: 'RFC 4559 §4.1',
  }),
  parameters: {},
  faults: ({ parameters }) =>
    parameters.length === 0
      ? []
      : [{ text: 'A Negotiate challenge has data and no parameters.', clause: 'RFC 4559 §4.1' }],
  read: (_challenge, exchange) => readConnection(exchange, 'Negotiate'),
};

/** Microsoft's scheme from before Kerberos. No RFC describes it. */
export const ntlm: Scheme = {
  name: 'ntlm',
  meaning: ({ token68 }) => ({
    text:
      token68 === undefined
        ? 'Send Windows credentials in three steps on one connection.'
        : 'This is step two of three: the client sends its response to this challenge on the same connection.',
    clause: 'Microsoft [MS-NTHT]',
  }),
  parameters: {},
  read: (challenge, exchange) => ({
    ...readConnection(exchange, 'NTLM'),
    next:
      challenge.token68 === undefined
        ? nextStep(
            'with_credentials',
            'Repeat the request with Windows credentials, for example with curl --ntlm -u name.',
          )
        : nextStep(
            'with_credentials',
            'Answer the challenge on the same connection; if that was done, the user name or the password is wrong.',
          ),
  }),
};

function readConnection({ input, sent }: Exchange, name: string): Reading {
  const findings: Finding[] = [
    {
      about: `${name} challenge`,
      text: 'The scheme authenticates a connection and not a request, so proxies and HTTP/2 break it.',
      clause: 'RFC 4559 §6',
    },
  ];
  if (sent.scheme === 'negotiate' && input.kind === 'exchange') {
    findings.push({
      about: 'request',
      text: 'A ticket was sent and refused: check the name of the host (its SPN), the clock, and that the ticket is for this domain.',
    });
  }
  return { next: login, findings };
}
