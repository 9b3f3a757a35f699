import { PRODUCT_NAME } from './product.js';
import type { Fault } from './production.js';

/** The settings are wrong: the message names every one of them and what it must be, and none of their values. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map(({ name, must }) => `  ${name} must ${must}`);
    super(`${PRODUCT_NAME} cannot start with these settings:\n${lines.join('\n')}`);
  }
}
