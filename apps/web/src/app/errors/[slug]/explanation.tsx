import {
  catalogue,
  extraMembers,
  extraNamesOf,
  slugOf,
  specificationUrl,
  type Code,
} from '@repo/errors';
import Link from 'next/link';
import { retryWords } from '../../../problems/retry-words';
import { DescriptionList } from '../../../ui/description-list';
import styles from './code.module.css';

/** Why an error occurs, how to fix it, and how it differs from a similar one. */
export function Explanation({ code }: { code: Code }) {
  const { causes, retry, fix, confusedWith, specifications } = catalogue[code];
  const extras = extraNamesOf(code);
  return (
    <div className={styles.explanation}>
      <section>
        <h2>Why it occurs</h2>
        <ul>
          {causes.map((cause) => (
            <li key={cause}>{cause}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Next step</h2>
        <p>
          {retryWords[retry].long} In the body: <code>retry: {retry}</code>.
        </p>
      </section>
      <section>
        <h2>How to fix it</h2>
        <DescriptionList
          items={[
            ['In the client', fix.client],
            ['As the user', fix.person],
            ['As the owner', fix.owner],
          ]}
        />
      </section>
      {extras.length > 0 && (
        <section>
          <h2>Additional members of the body</h2>
          <DescriptionList items={extras.map((name) => [name, extraMembers[name].meaning])} code />
        </section>
      )}
      <section>
        <h2>
          Not the same as{' '}
          <Link href={`/errors/${slugOf(confusedWith.code)}`} prefetch={false}>
            {catalogue[confusedWith.code].status} {catalogue[confusedWith.code].title}
          </Link>
        </h2>
        <p>{confusedWith.difference}</p>
      </section>
      <section>
        <h2>Specifications</h2>
        <ul>
          {specifications.map((each) => (
            <li key={each}>
              <a href={specificationUrl(each)}>{each}</a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
