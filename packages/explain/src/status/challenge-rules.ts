import type { Exchange } from '../exchange.js';
import type { Reading } from '../reading.js';

/** Finds faults of a response as a whole, such as a 401 without a challenge. */
export function readChallengeField(exchange: Exchange): Reading | undefined {
  const { status, challenges, lines, field, request, sent } = exchange;
  if (status === 401 && lines.length === 0) return noChallenge(exchange);
  if (status === 407 && field('proxy-authenticate') === undefined) {
    return {
      shouldHaveSaid: [
        {
          text: 'A 407 must name the schemes that the proxy takes.',
          clause: 'RFC 9110 §15.5.8',
          line: 'Proxy-Authenticate: Basic realm="proxy"',
        },
      ],
    };
  }
  const findings = [];
  if (lines.some((line) => line.challenges.length > 1)) {
    findings.push({
      about: 'WWW-Authenticate',
      text: 'One line has several challenges, which some clients misread: send each challenge in a line of its own.',
      clause: 'RFC 9110 §11.6.1',
    });
  }
  if (challenges[0]?.scheme.toLowerCase() === 'basic' && isScript(exchange)) {
    findings.push({
      about: 'Basic challenge',
      text: 'A browser opens its own password window for this challenge, in front of the page that sent the request.',
      clause: 'RFC 7617 §2',
    });
  }
  const isCrossOrigin = request?.fields.some(({ name }) => name === 'origin') ?? false;
  if (
    isCrossOrigin &&
    sent.state !== 'unknown' &&
    field('access-control-allow-origin') === undefined
  ) {
    findings.push({
      about: 'CORS',
      text: 'The response has no Access-Control-Allow-Origin: a script of another origin sees a network error and not this status.',
      clause: 'Fetch Standard, CORS protocol',
    });
  }
  return { findings };
}

function isScript({ request }: Exchange): boolean {
  const value = (name: string): string =>
    request?.fields.find((field) => field.name === name)?.value.toLowerCase() ?? '';
  return value('x-requested-with') === 'xmlhttprequest' || value('sec-fetch-mode') === 'cors';
}

function noChallenge({ sent, input }: Exchange): Reading {
  const isPart = input.kind === 'body' || input.kind === 'text';
  // The input has no fields of the response, which may well include a challenge.
  if (isPart) return {};
  const line =
    sent.scheme === 'basic'
      ? 'WWW-Authenticate: Basic realm="api", charset="UTF-8"'
      : sent.scheme === 'apikey'
        ? 'WWW-Authenticate: ApiKey realm="api"'
        : 'WWW-Authenticate: Bearer realm="api"';
  return {
    shouldHaveSaid: [
      {
        text: 'A 401 must have a WWW-Authenticate field with at least one challenge: without it no client can tell which credentials to send.',
        clause: 'RFC 9110 §15.5.2',
        line,
      },
    ],
  };
}
