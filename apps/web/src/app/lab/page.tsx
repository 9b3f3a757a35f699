import { catalogue, kindOf } from '@repo/errors';
import type { Metadata } from 'next';
import Link from 'next/link';
import { kindOrder, kindWords } from '../../problems/kind-words';
import { retryWords } from '../../problems/retry-words';
import { KindIcon } from '../../ui/kind-icon';
import prose from '../../ui/prose.module.css';
import table from '../../ui/table.module.css';
import type { Experiment } from './run/experiment';
import { addressOf, experiments } from './list/experiments';
import { groups } from './list/groups';
import styles from './lab.module.css';
import { stories } from './stories/stories';

export const metadata: Metadata = {
  title: 'Lab',
  description: 'Every cause of a 401 and a 403, run live, with the fix as a button.',
};

const filled = groups
  .map((group) => ({
    ...group,
    ofGroup: experiments.filter(({ code }) => catalogue[code].retry === group.retry),
  }))
  .filter(({ ofGroup }) => ofGroup.length > 0);

/** The list of experiments, grouped by what a client does next. */
export default function LabPage() {
  return (
    <>
      <div className={prose.prose}>
        <h1>Lab</h1>
        <p className={prose.lead}>
          Every cause of a 401 and a 403, and the errors that are mistaken for one. Each experiment
          sends a request to the real API while you watch, and shows the request, the response, the
          lines of code that decided it, and the fix as a button. All accounts are throw-away
          accounts.
        </p>
      </div>
      <nav aria-label="What to do next" className={styles.contents}>
        <ul>
          {filled.map(({ retry, heading }) => (
            <li key={retry}>
              <a href={`#${retry}`}>{heading}</a>
            </li>
          ))}
        </ul>
        <p className={styles.legend}>
          {kindOrder.map((kind) => (
            <span key={kind} className={styles.kind} data-kind={kind}>
              <KindIcon kind={kind} />
              {kindWords[kind].word}
            </span>
          ))}
        </p>
      </nav>
      {stories.length > 0 && (
        <section className={styles.group} aria-labelledby="compare">
          <h2 id="compare">Start here</h2>
          <ul className={styles.stories}>
            {stories.map(({ slug, title, what }) => (
              <li key={slug}>
                <Link href={addressOf({ slug })} prefetch={false}>
                  {title}
                </Link>
                <span className={table.below}>{what}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {filled.map(({ retry, heading, ofGroup }) => (
        <section key={retry} className={styles.group} aria-labelledby={retry}>
          <h2 id={retry}>{heading}</h2>
          <p className={styles.step}>{retryWords[retry].long}</p>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.status}>
                  Status
                </th>
                <th scope="col">Experiment</th>
              </tr>
            </thead>
            <tbody>
              {ofGroup.map((experiment) => (
                <Row key={experiment.slug} experiment={experiment} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function Row({ experiment }: { experiment: Experiment }) {
  const { code, variant, what } = experiment;
  const { status, title } = catalogue[code];
  return (
    <tr>
      <td className={styles.status}>
        <span className={styles.kind} data-kind={kindOf({ code })}>
          <KindIcon kind={kindOf({ code })} />
          {status}
        </span>
      </td>
      <th scope="row">
        <Link href={addressOf(experiment)} prefetch={false}>
          {title}
          {variant && `: ${variant}`}
        </Link>
        <span className={table.below}>{what}</span>
      </th>
    </tr>
  );
}
