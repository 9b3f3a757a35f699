import type { Metadata } from 'next';
import { webProblem } from '../api/problems';
import { lateRefusal } from './refusal/late-refusal';
import { RefusalView } from './refusal/refusal-view';

export const metadata: Metadata = { title: 'Page not found' };

export default async function NotFound() {
  return <RefusalView refusal={await lateRefusal((id) => webProblem('not_found', {}, id))} />;
}
