import { catalogue, kindOf, slugOf } from '@repo/errors';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { pageContext } from '../../../page-context/current';
import { retryWords } from '../../../problems/retry-words';
import { KindLabel } from '../../../ui/kind-label';
import type { Experiment, Story } from '../run/experiment';
import { experimentAt } from '../list/experiments';
import styles from './experiment.module.css';
import type { Shown } from '../run/step';
import { Runner } from './runner';
import { SourceLines } from './source-lines';

type Props = PageProps<'/lab/[experiment]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const experiment = experimentAt((await params).experiment);
  return experiment ? { title: titleOf(experiment), description: experiment.what } : {};
}

/** One experiment, or one story. Its form sends the requests. */
export default async function ExperimentPage({ params }: Props) {
  const experiment = experimentAt((await params).experiment);
  if (experiment === undefined) notFound();
  const code = 'code' in experiment ? experiment.code : undefined;
  const { result } = await pageContext();
  return (
    <article className={styles.experiment}>
      <p className={styles.up}>
        <Link href="/lab">All experiments</Link>
      </p>
      <div>
        {code && <KindLabel kind={kindOf({ code })} status={catalogue[code].status} />}
        <h1>{titleOf(experiment)}</h1>
        <p className={styles.what}>{experiment.what}</p>
        {code && (
          <p className={styles.next}>
            What a client should do next: {retryWords[catalogue[code].retry].long}
          </p>
        )}
      </div>
      <Runner
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- always the `Shown` that run-form.ts returned
        initial={result as Shown | undefined}
        isStory={code === undefined}
        isCompared={'isCompared' in experiment}
      />
      <SourceLines source={experiment.source} />
      {code && (
        <p>
          <Link href={`/errors/${slugOf(code)}`} prefetch={false}>
            What {code} means, and how to fix it
          </Link>
        </p>
      )}
    </article>
  );
}

function titleOf(experiment: Experiment | Story): string {
  if ('title' in experiment) return experiment.title;
  const { code, variant } = experiment;
  return variant === undefined ? catalogue[code].title : `${catalogue[code].title}: ${variant}`;
}
