import { nextStep } from '../words/next-steps.js';
import { unquotedRealm, type Scheme } from './scheme.js';

const realm = 'the name of the area that the credentials are for';

/** API keys: not registered, and each API has its own field for them. */
export const apiKey: Scheme = {
  name: 'apikey',
  meaning: () => ({
    text: 'Send an API key, in the field that the documentation of this API names.',
    clause: 'RFC 9110 §11.6.2',
  }),
  parameters: {
    realm,
    error: 'the reason for the refusal',
    scope: 'the permissions that are needed',
  },
  faults: unquotedRealm,
  read: (_challenge, { sent }) => ({
    next: nextStep(
      'with_credentials',
      sent.scheme === 'apikey'
        ? 'Use another API key, because this one is unknown, has expired or was revoked.'
        : 'Send an API key as the documentation of this API says, and repeat the request.',
    ),
  }),
};

/** The schemes `Token` of Django REST framework, Rails and GitLab. */
export const token: Scheme = {
  name: 'token',
  meaning: () => ({
    text: 'Send a token with the scheme Token: Authorization: Token <token>. The scheme Bearer is not accepted here.',
    clause: 'RFC 9110 §11.6.2',
  }),
  parameters: { realm },
  faults: unquotedRealm,
  read: () => ({
    next: nextStep(
      'with_credentials',
      'Send a valid token with the scheme Token, and repeat the request.',
    ),
  }),
};

/** A session cookie. */
export const session: Scheme = {
  name: 'session',
  meaning: () => ({
    text: 'Sign in on the web site: a cookie carries the session.',
    clause: 'RFC 9110 §11.1',
  }),
  parameters: { realm },
  faults: unquotedRealm,
  read: () => ({
    next: nextStep(
      'with_credentials',
      'Sign in on the web site, and repeat the request with its cookie.',
    ),
  }),
};

/** A session cookie, by another name. */
export const cookie: Scheme = { ...session, name: 'cookie' };

/** Signatures of Amazon Web Services. */
export const aws: Scheme = {
  name: 'aws4-hmac-sha256',
  meaning: () => ({
    text: 'Sign the request with an AWS access key.',
    clause: 'AWS Signature Version 4',
  }),
  parameters: {},
};
