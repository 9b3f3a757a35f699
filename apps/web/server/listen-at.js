// @ts-check

/**
 * Where Next listens, which it does before the app runs. What cannot be a host, with a space or a slash in it, is left
 * to the app: it refuses to start with it, in one message with all else that is wrong (src/settings.ts).
 *
 * @param {string | undefined} host the setting `WEB_HOST`
 * @param {string} fallback where to listen without it
 */
export function listenAt(host, fallback) {
  return /^[\w.:%-]+$/.test(host ?? '') ? String(host) : fallback;
}
