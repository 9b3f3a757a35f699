import { v7 as uuidv7 } from 'uuid';

const UUID_BYTES = 16;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True for a UUID in the spelling of this API's ids: lower case. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** Random bytes for the next ids. Reading them in bulk makes an id several times cheaper. */
const pool = new Uint8Array(256 * UUID_BYTES);
let used = pool.length;

function random(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += UUID_BYTES;
  return pool.subarray(used - UUID_BYTES, used);
}

/** Returns the lowest UUIDv7 of a time, in milliseconds since 1970. Ids of that time or later are not lower. */
export function firstIdAt(msecs: number): string {
  return uuidv7({ random: new Uint8Array(UUID_BYTES), msecs: Math.max(0, msecs), seq: 0 });
}

/**
 * Maximum time by which ids run ahead of the clock, in milliseconds. When the clock is set back by less than this, ids
 * keep their order.
 */
export const MAX_AHEAD = 3_600_000;

/**
 * Returns a function that makes UUIDv7 (RFC 9562 §5.7). Consecutive ids are neighbours in an index, and keep their order
 * within a millisecond too (§6.2, method 1).
 *
 * @param clock the time in milliseconds since 1970
 */
export function idMaker(clock: () => number): () => string {
  /** The time of the newest id, and a counter within it that starts at random. */
  let time = 0;
  let sequence = 0;
  return () => {
    const bytes = random();
    const now = Math.floor(clock());
    if (now > time || now < time - MAX_AHEAD) {
      time = now;
      // One bit of 32 stays free, so that the counter cannot overflow within a millisecond.
      sequence = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) >>> 1;
    } else {
      sequence += 1;
    }
    return uuidv7({ random: bytes, msecs: time, seq: sequence });
  };
}

/** Makes an id by the clock of the machine. */
export const newId = idMaker(() => Date.now());
