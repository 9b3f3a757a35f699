const steps: (() => void)[] = [];

/**
 * Runs steps one at a time, with a turn of the event loop between them: requests that have just come in are served before
 * the next step, however many steps there are.
 */
export function inTurn(step: () => void): void {
  steps.push(step);
  if (steps.length === 1) setImmediate(next);
}

function next(): void {
  const step = steps[0];
  try {
    step?.();
  } finally {
    steps.shift();
    if (steps.length > 0) setImmediate(next);
  }
}
