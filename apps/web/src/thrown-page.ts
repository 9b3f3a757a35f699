import { HANDOVER, readHandover } from './handover/handover';
import { processWide } from './process-wide';

/** The ids of requests whose page threw, which the server's preload asks for before it answers (server/failed-page.js). */
const thrown = () => processWide('thrown-pages', () => new Set<string>());

/** Marks the request of these fields as one whose page threw, and gives its id. */
export function markThrown(fields: Readonly<NodeJS.Dict<string | string[]>>): string {
  const handover = fields[HANDOVER];
  const { requestId } = readHandover(typeof handover === 'string' ? handover : null);
  thrown().add(requestId);
  return requestId;
}
