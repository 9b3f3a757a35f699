const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Octets as the text that they are in UTF-8, a byte order mark included; undefined when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
