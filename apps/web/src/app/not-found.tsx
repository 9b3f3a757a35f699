import type { Metadata } from 'next';
import { webProblem } from '../api/problems';
import { pageContext } from '../page-context/current';
import { RefusalView } from './refusal/refusal-view';

export const metadata: Metadata = { title: 'Page not found' };

/** The 404 of a page that calls `notFound()`. The proxy finds nearly all others first. */
export default async function NotFound() {
  const { requestId, address } = await pageContext();
  const problem = webProblem('not_found', {}, requestId);
  const refusal = {
    problem,
    method: 'GET',
    retryMethod: 'GET',
    address,
    challenges: [],
    values: {},
  } as const;
  return <RefusalView refusal={refusal} />;
}
