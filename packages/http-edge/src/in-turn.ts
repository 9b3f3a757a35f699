import type { ServerResponse } from 'node:http';

/** Begins something, and returns the response that is then under way, if there is one. */
type Step = () => ServerResponse | undefined;

/** Longest time between two steps, in milliseconds. A response that finishes sooner ends it. */
const PAUSE = 5;

/** Time after a step that ended a connection, in milliseconds: Node cleans up after it. */
const PAUSE_AFTER_END = 20;

const steps: Step[] = [];

/**
 * Runs steps one after another with a pause between them, so that other requests are served meanwhile, however many clients
 * pipeline.
 */
export function inTurn(step: Step): void {
  steps.push(step);
  if (steps.length === 1) setImmediate(next);
}

function next(): void {
  let response: ServerResponse | undefined;
  try {
    response = steps[0]?.();
  } finally {
    afterPause(response, () => {
      steps.shift();
      if (steps.length > 0) setImmediate(next);
    });
  }
}

function afterPause(response: ServerResponse | undefined, then: () => void): void {
  if (response?.writableFinished) {
    then();
    return;
  }
  const end = () => {
    clearTimeout(timer);
    response?.off('finish', end);
    then();
  };
  const timer = setTimeout(end, response ? PAUSE : PAUSE_AFTER_END);
  response?.once('finish', end);
}
