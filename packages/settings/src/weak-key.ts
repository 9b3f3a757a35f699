/**
 * Keys that are published in documentation: P-256 keys of RFC 6979 A.2.5, RFC 7515 A.3, RFC 7517 A.2,
 * RFC 7518 C, RFC 8291 §5, RFC 8392 A.2.3, RFC 9052 C.7, RFC 9421 B.1.3, RFC 9500 §2.3 and jwt.io; symmetric ones of
 * RFC 7520 §3.5 and §3.6.
 */
const PUBLISHED: ReadonlySet<string> = new Set([
  'ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE',
  'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  '870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE',
  '0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo',
  'VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw',
  'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  'bBOCdlrsU1jxF3M9KBwce9w5iE0EpFoebGfIWLwgbBk',
  'V8kgd2ZBRuh2dgyVINBUqpPDr7BOMGcF22CQMIUHtNM',
  'r_kHyZ-a06rmxM3yESK84r1otSg-aQcVStkRhA-iCM8',
  'UpuF81l-kOxbjf7T4mNSv0r5tN67Gim7rnf6EFpcYDs',
  '5stb3YCqRa6clejBVHZnn_7JU8FoUecR50OTlYnGT8E',
  'evZzL1gdAFr88hb2OF_2NxApJCzGCEDdfSp6VQO30hw',
  'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
  'AAPapAv4LbFbiVawEjagUBluYqN5rhna-8nuldDvOx8',
]);

/**
 * Minimum numbers of different bytes, and of different characters. A random key has about 30 different bytes among its 32,
 * about as many different steps from one byte to the next, and 31 different characters among its 43. One key in 10^9 has
 * fewer than these minimums.
 */
const LEAST_BYTES = 16;
const LEAST_CHARACTERS = 18;

/**
 * The first or last eight bytes, in hexadecimal, of small numbers and of numbers just below P-256's order (SEC 2 §2.4.2). One
 * random key in 2^62 begins or ends like this.
 */
const FILLER: ReadonlySet<string> = new Set(['0'.repeat(16), 'f'.repeat(16), 'ffffffff00000000']);

const WORDS =
  /change-?_?me|password|secret|example|placeholder|replace|insecure|default|test-?_?key|your-?_?key/i;

/**
 * Checks that a 256-bit key in base64url can be guessed: it is published, a placeholder, a small number, or follows a
 * pattern.
 */
export function isWeakKey(key: string): boolean {
  const bytes = Buffer.from(key, 'base64url');
  const steps = bytes.subarray(1).map((byte, index) => byte - (bytes[index] ?? 0));
  return (
    PUBLISHED.has(bytes.toString('base64url')) ||
    isText(key) ||
    isText(bytes.toString('latin1')) ||
    [bytes, steps].some((values) => new Set(values).size < LEAST_BYTES) ||
    new Set(key).size < LEAST_CHARACTERS ||
    isRepeated(bytes) ||
    [bytes.subarray(0, 8), bytes.subarray(-8)].some((end) => FILLER.has(end.toString('hex')))
  );
}

/** Checks that a text has one of the words, or characters of one kind only. */
function isText(text: string): boolean {
  return WORDS.test(text) || /^(?:[\x20-\x7e]{32}|[a-z_-]+|[A-Z_-]+|[\d_-]+)$/.test(text);
}

/** Checks that bytes repeat a sequence of at most half their length. */
function isRepeated(bytes: Buffer): boolean {
  const half = bytes.length / 2;
  return Array.from({ length: half }, (_, index) => index + 1).some((period) =>
    bytes.subarray(period).equals(bytes.subarray(0, -period)),
  );
}
