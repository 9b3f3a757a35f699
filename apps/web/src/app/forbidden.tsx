import type { Metadata } from 'next';
import { webProblem } from '../api/problems';
import { lateRefusal } from './refusal/late-refusal';
import { RefusalView } from './refusal/refusal-view';

export const metadata: Metadata = { title: 'Not allowed' };

/** The one role that a page can ask for is the administrator's. */
export default async function Forbidden() {
  const refusal = await lateRefusal((id) =>
    webProblem('insufficient_role', { requiredRole: 'admin' }, id),
  );
  return <RefusalView refusal={refusal} />;
}
