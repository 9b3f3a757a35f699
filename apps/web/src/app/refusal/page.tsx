import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { currentRefusal } from '../../page-context/current';
import { refusalWords } from '../../problems/refusal-words';
import { RefusalView } from './refusal-view';

export async function generateMetadata(): Promise<Metadata> {
  const refusal = await currentRefusal();
  return refusal ? { title: refusalWords(refusal.problem).title } : {};
}

/** What a request that was refused at the door gets, at the address that it asked for. */
export default async function RefusalPage() {
  const refusal = await currentRefusal();
  if (!refusal) notFound();
  return <RefusalView refusal={refusal} />;
}
