import type { ReadChallenge } from '@repo/errors';
import type { Exchange } from '../exchange.js';
import type { Correction, Finding } from '../explanation.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';
import { schemeOf } from './schemes.js';

/**
 * Collects what each scheme of a response says. The meaning and the next step come from the challenge of the scheme
 * that the client used, or else from the first challenge with an error, or else from the first challenge.
 */
export function readSchemes(exchange: Exchange): Reading | undefined {
  const { challenges, sent } = exchange;
  const decisive = decisiveOf(challenges, sent.scheme);
  if (decisive === undefined) return undefined;
  const findings: Finding[] = [];
  const shouldHaveSaid: Correction[] = [];
  for (const challenge of firstOfEach(challenges)) {
    const reading = schemeOf(challenge.scheme)?.read?.(challenge, exchange);
    findings.push(...(reading?.findings ?? []));
    shouldHaveSaid.push(...(reading?.shouldHaveSaid ?? []));
  }
  const { meaning, next } = schemeOf(decisive.scheme)?.read?.(decisive, exchange) ?? {};
  const names = firstOfEach(challenges).map(({ scheme }) => scheme);
  const isOpen = names.length > 1 && sent.state !== 'something' && !hasError(decisive);
  return {
    ...(meaning && { meaning }),
    ...(isOpen
      ? {
          next: nextStep(
            'with_credentials',
            `Choose one of the schemes ${listOf(names)}, and repeat the request with credentials for it.`,
          ),
        }
      : next && { next }),
    findings,
    shouldHaveSaid,
  };
}

const hasError = ({ params }: ReadChallenge): boolean => params?.['error'] !== undefined;

function decisiveOf(
  challenges: readonly ReadChallenge[],
  used: string | undefined,
): ReadChallenge | undefined {
  return (
    challenges.find(({ scheme }) => scheme.toLowerCase() === used) ??
    challenges.find(hasError) ??
    challenges[0]
  );
}

/** Returns the first challenge of each scheme, up to eight: Digest, for example, may have one for each algorithm. */
function firstOfEach(challenges: readonly ReadChallenge[]): readonly ReadChallenge[] {
  const seen = new Map<string, ReadChallenge>();
  for (const challenge of challenges) {
    const name = challenge.scheme.toLowerCase();
    if (!seen.has(name)) seen.set(name, challenge);
  }
  return [...seen.values()].slice(0, 8);
}

function listOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
