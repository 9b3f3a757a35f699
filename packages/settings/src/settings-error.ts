import { PRODUCT_NAME } from './product.js';
import type { Fault } from './production.js';

/** Thrown for wrong settings. The message names each setting and says what it must be, but has no values. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map(({ name, must }) => `  ${name} must ${must}`);
    super(`${PRODUCT_NAME} cannot start with these settings:\n${lines.join('\n')}`);
  }
}
