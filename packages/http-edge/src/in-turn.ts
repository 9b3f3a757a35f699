import type { ServerResponse } from 'node:http';

/** Serves a request or closes a connection. Returns the response, if there is one. */
type Step = () => ServerResponse | undefined;

/** Longest pause between two steps, in milliseconds. A response that finishes sooner ends the pause. */
const PAUSE = 5;

/** Pause after a step that closed a connection, in milliseconds: Node needs it to clean up. */
const PAUSE_AFTER_END = 20;

const steps: Step[] = [];

/** Runs steps one after another. Other requests are served in the pauses between them, even if many clients pipeline. */
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
