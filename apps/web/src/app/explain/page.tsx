import type { Metadata } from 'next';
import { pageContext } from '../../page-context/current';
import { Explainer } from './explainer';
import styles from './explain.module.css';

export const metadata: Metadata = {
  title: 'Explain a refused request',
  description:
    'Paste a 401 or 403 from any server: what it means, what to do next, and what the server should have said.',
};

export default async function ExplainPage() {
  const { explanation } = await pageContext();
  return (
    <>
      <h1>Explain a refused request</h1>
      <p className={styles.lead}>
        Paste a 401 or 403 from any server, and read what it means, what to do next, and what the
        server should have said.
      </p>
      <Explainer initial={explanation} />
    </>
  );
}
