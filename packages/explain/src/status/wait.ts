import type { Exchange } from '../exchange.js';
import type { NextStep } from '../explanation.js';
import { nextStep } from '../words/next-steps.js';
import { dateOf, duration, utc } from '../words/time.js';

/** Returns the step to wait, with the time that the response names, if any (RFC 9110 §10.2.3). */
export function waitStep({ field, now }: Exchange): NextStep {
  const after = field('retry-after') ?? '';
  if (/^\d{1,9}$/.test(after)) {
    return nextStep(
      'after_delay',
      `Wait ${duration(Number(after))}, and repeat the same request: nothing about it has to change.`,
    );
  }
  const reset = field('x-ratelimit-reset') ?? field('ratelimit-reset') ?? '';
  const date = /^\d{10}$/.test(reset) ? dateOf(Number(reset)) : dateIn(after);
  if (date === undefined) return nextStep('after_delay');
  return date > now
    ? nextStep('after_delay', `Wait until ${utc(date)}, and repeat the same request.`)
    : nextStep('after_delay', `Repeat the same request now: the wait ended at ${utc(date)}.`);
}

function dateIn(text: string): Date | undefined {
  const time = text.length < 40 ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}
