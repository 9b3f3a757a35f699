import { PRODUCT_NAME } from './product.js';
import type { Fault } from './production.js';

/** Wrong settings. The message has the name of each and what it must be, but no values. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map(({ name, must }) => `  ${name} must ${must}`);
    super(`${PRODUCT_NAME} cannot start with these settings:\n${lines.join('\n')}`);
  }
}
