/** Compact JWTs and JWEs, and API keys. */
const CREDENTIAL = /\b(?:eyJ[\w-]{8,}\.[\w.-]{20,}|fk_[\da-f]{32}_[\da-f]{40,})/g;

/** Shortens every credential in a text to its beginning and end. */
export const shorten = (text: string): string =>
  text.replaceAll(CREDENTIAL, (whole) => `${whole.slice(0, 12)}…${whole.slice(-6)}`);
