import type { Metadata } from 'next';
import { webProblem } from '../api/problems';
import { pageContext } from '../page-context/current';
import { RefusalView } from './refusal/refusal-view';

export const metadata: Metadata = { title: 'Page not found' };

/** The page that is shown when a page calls `notFound()`. The proxy sends nearly every other 404, before any page runs. */
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
