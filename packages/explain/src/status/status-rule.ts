import type { Exchange } from '../exchange.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';
import { statusReadings } from './status-readings.js';
import { waitStep } from './wait.js';

/** Explains the status alone, in case no other rule has a meaning or a next step. */
export function readStatus(exchange: Exchange): Reading | undefined {
  const { status } = exchange;
  if (status === undefined) return undefined;
  if (status === 401) return unauthorized(exchange);
  if (status === 429 || status === 503) return waiting(exchange);
  const known = statusReadings[status];
  if (known) return known;
  return status >= 500 ? serverError : status >= 400 ? clientError : noError;
}

function unauthorized({ sent, challenges }: Exchange): Reading {
  const usedIt =
    sent.scheme !== undefined &&
    challenges.some(({ scheme }) => scheme.toLowerCase() === sent.scheme);
  if (sent.state === 'nothing') {
    return {
      meaning: {
        text: 'The server does not know who is asking, because the request had no credentials. Permissions are not the reason.',
        clause: 'RFC 9110 §15.5.2',
      },
      next: nextStep('with_credentials'),
    };
  }
  return {
    meaning: {
      text:
        sent.state === 'something'
          ? usedIt || challenges.length === 0
            ? 'The credentials of the request were refused. Permissions are not the reason.'
            : 'The server does not know who is asking: it does not accept this kind of credentials here.'
          : 'The server does not know who is asking: the request had no credentials, or they were refused.',
      clause: 'RFC 9110 §15.5.2',
    },
    next: nextStep('with_credentials'),
  };
}

function waiting(exchange: Exchange): Reading {
  const isLimit = exchange.status === 429;
  return {
    meaning: isLimit
      ? {
          text: 'Too many requests came in too short a time. The credentials are not the reason.',
          clause: 'RFC 6585 §4',
        }
      : {
          text: 'The server cannot answer now. The credentials are not the reason: nobody needs to sign in again.',
          clause: 'RFC 9110 §15.6.4',
        },
    next: waitStep(exchange),
    ...(exchange.field('retry-after') === undefined && {
      shouldHaveSaid: [
        {
          text: 'The response should say how long to wait.',
          clause: isLimit ? 'RFC 6585 §4' : 'RFC 9110 §15.6.4',
          line: 'Retry-After: 30',
        },
      ],
    }),
  };
}

const serverError: Reading = {
  meaning: {
    text: 'The server failed. The credentials are not the reason: nobody needs to sign in again.',
    clause: 'RFC 9110 §15.6',
  },
  next: nextStep(
    'after_delay',
    'Repeat the request later, and tell the operator if it fails again.',
  ),
};

const clientError: Reading = {
  meaning: { text: 'The server refuses the request as it is.', clause: 'RFC 9110 §15.5' },
  next: nextStep('after_fix'),
};

const noError: Reading = {
  meaning: {
    text: 'This status is not an error: the request was not refused.',
    clause: 'RFC 9110 §15',
  },
  next: {
    retry: undefined,
    text: 'Find the request that got the 401 or 403, and paste its response.',
  },
};
