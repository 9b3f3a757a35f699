import { codes, kindOf, type Code, type ProblemKind } from '@repo/errors';
import type { Metadata } from 'next';
import { kindOrder } from '../../problems/kind-words';
import { CodeTable } from './code-table';
import { Compare401And403 } from './compare-401-and-403';
import styles from './errors.module.css';

export const metadata: Metadata = {
  title: 'Errors',
  description:
    'What each error code means, why it occurs, and how to fix it. 401 and 403 compared.',
};

export default function ErrorsPage() {
  return (
    <>
      <h1>Errors</h1>
      <p className={styles.lead}>
        Every error response has a code, and every code has a page: what it means, why it occurs,
        what the response looks like, and how to fix it.
      </p>
      <Compare401And403 />
      {kindOrder.map((kind) => (
        <CodeTable key={kind} kind={kind} codes={codesOf(kind)} />
      ))}
    </>
  );
}

function codesOf(kind: ProblemKind): Code[] {
  return codes.filter((code) => kindOf({ code }) === kind);
}
