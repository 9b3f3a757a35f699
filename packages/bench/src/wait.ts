import { setTimeout } from 'node:timers/promises';

const TIMEOUT = 20_000;
const PAUSE = 5;

/** Checks that a URL gives any response. */
export const responds = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.text();
      return true;
    },
    () => false,
  );

/** Waits until `isReady`. Throws if `hasFailed`, or after 20 seconds. */
export async function until(
  isReady: () => Promise<boolean>,
  hasFailed: () => boolean,
): Promise<void> {
  const end = performance.now() + TIMEOUT;
  while (!(await isReady())) {
    if (hasFailed() || performance.now() > end) throw new Error('the server did not start');
    await setTimeout(PAUSE);
  }
}
