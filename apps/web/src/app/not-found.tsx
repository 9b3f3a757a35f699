import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { webProblem } from '../api/problems';
import { pageContextOf } from '../page-context/current';
import { RefusalView } from './refusal/refusal-view';

export const metadata: Metadata = { title: 'Page not found' };

/** What only a page itself could find out: the door's 404 is the rule, this is the second line. */
export default async function NotFound() {
  const { requestId, address } = pageContextOf(await headers());
  const problem = webProblem('not_found', {}, requestId);
  const said = { method: 'GET', address, challenges: [], kept: {}, again: 'GET' } as const;
  return <RefusalView refusal={{ problem, ...said }} />;
}
