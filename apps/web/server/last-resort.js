// @ts-check

/**
 * Words that need nothing, for when even the page that says that a page failed fails; and a line in the log, for that is
 * a cause of its own.
 *
 * @param {string} requestId
 * @param {unknown} error
 * @returns {{ body: string, fields: NodeJS.Dict<string[]> }}
 */
export function lastResort(requestId, error) {
  const line = { level: 'error', event: 'page_of_failure_failed', requestId, cause: String(error) };
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
  return {
    body: `Something failed on our side. If you tell us about it, say ${requestId}.\n`,
    fields: {
      'content-type': ['text/plain; charset=utf-8'],
      'cache-control': ['no-store'],
      'x-content-type-options': ['nosniff'],
      'x-request-id': [requestId],
    },
  };
}
