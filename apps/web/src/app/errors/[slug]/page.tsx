import { catalogue, codeOfSlug, exampleOf, kindOf } from '@repo/errors';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { lab } from '../../../lab';
import { decisiveNames } from '../../../problems/web-exchange';
import { settings } from '../../../settings';
import { KindLabel } from '../../../ui/kind-label';
import { HttpExchange } from '../../../ui/http-exchange';
import { Explanation } from './explanation';
import styles from './code.module.css';

type Props = PageProps<'/errors/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const code = codeOfSlug((await params).slug);
  if (!code) return {};
  const { status, title, meaning } = catalogue[code];
  return { title: `${status} ${title}`, description: meaning };
}

/** The page of one error code, made from its entry in the catalogue. */
export default async function CodePage({ params }: Props) {
  const code = codeOfSlug((await params).slug);
  if (!code) notFound();
  const { status, title, meaning } = catalogue[code];
  const kind = kindOf({ code });
  const experiment = lab()?.experimentFor(code);
  const example = exampleOf(code, { docsUrl: settings().ERROR_DOCS_URL });
  return (
    <article>
      <p className={styles.up}>
        <Link href="/errors">All errors</Link>
      </p>
      <KindLabel kind={kind} status={status} />
      <h1>{title}</h1>
      <p className={styles.meaning}>{meaning}</p>
      {experiment && (
        <p className={styles.live}>
          <Link href={experiment} prefetch={false}>
            Run it live in the lab
          </Link>
        </p>
      )}
      <div className={styles.parts}>
        <div className={styles.exchange}>
          <HttpExchange
            kind={kind}
            title="Example response"
            folded
            exchange={{ ...example, decisive: decisiveNames(example.response.body) }}
          />
        </div>
        <Explanation code={code} />
      </div>
    </article>
  );
}
