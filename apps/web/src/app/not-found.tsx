import type { Metadata } from 'next';
import { webProblem } from '../api/problems';
import { pageContext } from '../page-context/current';
import { RefusalView } from './refusal/refusal-view';

export const metadata: Metadata = { title: 'Page not found' };

/** A 404 that a page itself finds. The proxy finds nearly all of them first. */
export default async function NotFound() {
  const { requestId, address } = await pageContext();
  const problem = webProblem('not_found', {}, requestId);
  const request = { method: 'GET', address, challenges: [], values: {}, again: 'GET' } as const;
  return <RefusalView refusal={{ problem, ...request }} />;
}
