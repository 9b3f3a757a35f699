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

/** A UUIDv7 (RFC 9562 §5.7): ids that are made one after the other lie beside each other in an index. */
export function newId(): string {
  return uuidv7({ random: random() });
}
