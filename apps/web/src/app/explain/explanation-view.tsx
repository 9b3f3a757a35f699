import type { ProblemKind, Retry } from '@repo/errors';
import type { Explanation } from '@repo/explain';
import { kindWords } from '../../problems/kind-words';
import { DescriptionList } from '../../ui/description-list';
import { KindIcon } from '../../ui/kind-icon';
import { ChallengeView } from './challenge-view';
import { StatementText } from './statement';
import styles from './explain.module.css';

const kinds: Readonly<Record<Retry, ProblemKind>> = {
  with_credentials: 'credentials',
  after_refresh: 'credentials',
  after_reauth: 'credentials',
  after_delay: 'temporary',
  after_fix: 'request',
  none: 'forbidden',
};

/** An explanation: the meaning and the next step first, then what they rest on. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const { meaning, next, status, challenges, findings, shouldHaveSaid, unknown } = explanation;
  const kind = kinds[next.retry ?? 'after_fix'];
  return (
    <>
      <div className={styles.answer} data-kind={kind}>
        <p className={styles.label}>
          <KindIcon kind={kind} size={28} />
          <span>
            {status} {next.retry !== undefined && <b>{kindWords[kind].word}</b>}
          </span>
        </p>
        <p className={styles.meaning}>
          <StatementText statement={meaning} />
        </p>
        <h2>What to do next</h2>
        <p className={styles.next}>{next.text}</p>
      </div>
      <About explanation={explanation} />
      {challenges.map((challenge, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a list that never changes; challenges may be alike
        <ChallengeView key={index} challenge={challenge} />
      ))}
      {findings.length > 0 && (
        <section>
          <h2>Other findings</h2>
          <DescriptionList
            items={unique(findings).map((each) => [
              each.about,
              <StatementText key={each.text} statement={each} />,
            ])}
          />
        </section>
      )}
      {shouldHaveSaid.length > 0 && (
        <section>
          <h2>What the server should have said</h2>
          <ul>
            {shouldHaveSaid.map((each) => (
              <li key={each.text}>
                <StatementText statement={each} />
                {each.line !== undefined && <code className={styles.line}>{each.line}</code>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Tokens explanation={explanation} />
      {unknown.length > 0 && (
        <section>
          <h2>What was not understood</h2>
          <ul>
            {unknown.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The parts of the input that the explanation is about. */
function About({ explanation: { request, dialects, readTo } }: { explanation: Explanation }) {
  const items = [
    ...(request === undefined ? [] : [['Request', request] as const]),
    ...(dialects.length === 0 ? [] : [['Looks like', dialects.join(', ')] as const]),
    ...(readTo === undefined
      ? []
      : [['Truncated', `Only the first ${readTo} characters were read.`] as const]),
  ];
  return items.length > 0 && <DescriptionList items={items} />;
}

function Tokens({ explanation: { tokens } }: { explanation: Explanation }) {
  return tokens.map(({ start, kind, facts, refusedBecause }) => (
    <section key={start + kind}>
      <h2>
        Token <code>{start}</code>
      </h2>
      <p className={styles.note}>
        {kind === 'JWT' ? 'A JWT, decoded and not verified.' : `An ${kind}.`}
      </p>
      {refusedBecause.length > 0 && (
        <>
          <h3>Why a server would refuse it</h3>
          <ul>
            {refusedBecause.map((each) => (
              <li key={each.text}>
                <StatementText statement={each} />
              </li>
            ))}
          </ul>
        </>
      )}
      {facts.length > 0 && (
        <DescriptionList code items={facts.map(({ name, value }) => [name, value])} />
      )}
    </section>
  ));
}

/** Numbers names that repeat in a description list, because React tells its items apart by name. */
function unique<T extends { readonly about: string }>(items: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.about) ?? 0) + 1;
    seen.set(item.about, count);
    return count === 1 ? item : { ...item, about: `${item.about} (${count})` };
  });
}
