import { setTimeout } from 'node:timers/promises';

const patience = 20_000;
const pause = 5;

/** Whether anything is answered at this address, whatever it is. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.text();
      return true;
    },
    () => false,
  );

/** Waits for `good`; throws once `hopeless`, or after 20 seconds. */
export async function until(good: () => Promise<boolean>, hopeless: () => boolean): Promise<void> {
  const end = performance.now() + patience;
  while (!(await good())) {
    if (hopeless() || performance.now() > end) throw new Error('it did not start');
    await setTimeout(pause);
  }
}
