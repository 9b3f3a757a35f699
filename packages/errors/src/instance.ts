const INSTANCE = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Writes a request id, a UUID, as the `instance` of a problem (RFC 9562 §4). */
export const instanceOf = (requestId: string): string => `urn:uuid:${requestId}`;

/** Reads the request id in an `instance`; undefined when it holds none. */
export const readInstance = (instance = ''): string | undefined => INSTANCE.exec(instance)?.[1];
