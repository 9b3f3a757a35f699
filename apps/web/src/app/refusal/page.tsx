import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '../../page-context/current';
import { refusalWords } from '../../problems/refusal-words';
import { RefusalView } from './refusal-view';

export async function generateMetadata(): Promise<Metadata> {
  const { refusal } = await pageContext();
  return refusal ? { title: refusalWords(refusal.problem).title } : {};
}

/** The page that the proxy shows for a refused request, at the address that was asked for. */
export default async function RefusalPage() {
  const { refusal } = await pageContext();
  if (!refusal) notFound();
  return <RefusalView refusal={refusal} />;
}
