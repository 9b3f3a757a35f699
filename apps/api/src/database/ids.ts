import { v7 as uuidv7 } from 'uuid';

const UUID_BYTES = 16;

/** Random bytes for the next ids: to ask the system for each costs more than all the rest of an id. */
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

/** The lowest UUIDv7 of a time, in milliseconds since 1970: ids of that time or later are not below it. */
export function firstIdAt(msecs: number): string {
  return uuidv7({ random: new Uint8Array(UUID_BYTES), msecs: Math.max(0, msecs), seq: 0 });
}

/** The time of the newest id in milliseconds, and how many came before it in that time, from a random start. */
let time = 0;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562 §5.7): ids that are made one after the other lie beside each other in an index, and those that this
 * process makes have their order, within a millisecond too (§6.2, method 1).
 */
export function newId(): string {
  const bytes = random();
  const now = Date.now();
  if (now > time) {
    time = now;
    // One bit of 32 stays free, so that nobody ever counts to the end of a millisecond.
    sequence = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) >>> 1;
  } else {
    sequence += 1;
  }
  return uuidv7({ random: bytes, msecs: time, seq: sequence });
}
