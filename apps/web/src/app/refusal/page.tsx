import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '../../page-context/current';
import { refusalWords } from '../../problems/refusal-words';
import { RefusalView } from './refusal-view';

export async function generateMetadata(): Promise<Metadata> {
  const { refusal } = await pageContext();
  return refusal ? { title: refusalWords(refusal.problem).title } : {};
}

/** The page of a refused request. The proxy shows it at the requested address. */
export default async function RefusalPage() {
  const { refusal } = await pageContext();
  if (!refusal) notFound();
  return <RefusalView refusal={refusal} />;
}
