import type { Metadata } from 'next';
import { pageContext } from '../../page-context/current';
import { Explainer } from './explainer';
import styles from './explain.module.css';

export const metadata: Metadata = {
  title: 'Explain a refused request',
  description:
    'Paste a refused request from any server (401, 403, 429 and others): what it means, what to do next, and what the server should have said.',
};

export default async function ExplainPage() {
  const { explanation } = await pageContext();
  return (
    <>
      <h1>Explain a refused request</h1>
      <p className={styles.lead}>
        Paste the refusal of any server, be it a 401, a 403 or another, and read what it means, what
        to do next, and what the server should have said.
      </p>
      <Explainer initial={explanation} />
    </>
  );
}
