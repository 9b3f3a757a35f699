import { codes } from '@repo/errors';
import { PRODUCT_NAME, PRODUCT_SLOGAN } from '@repo/settings';
import type { Metadata } from 'next';
import Link from 'next/link';
import { expiredToken, nestDefault } from '../problems/home-examples';
import { settings } from '../settings';
import { Actions, ButtonLink } from '../ui/button';
import { HttpExchange } from '../ui/http-exchange';
import { SiteLink } from '../ui/site-link';
import styles from './home.module.css';

export const metadata: Metadata = { title: { absolute: `${PRODUCT_NAME}: ${PRODUCT_SLOGAN}` } };

export default function HomePage() {
  return (
    <>
      <h1 className={styles.heading}>An error should say why, and what to do next.</h1>
      <p className={styles.lead}>
        {PRODUCT_NAME} is a NestJS API and a Next.js app in which every 401 and 403 does. Clone it
        to start from, or read how sign-in, refresh and errors fit together.
      </p>
      <Actions>
        <ButtonLink href="/account">Get a 401</ButtonLink>
        <Link href="/admin" prefetch={false}>
          Open the admin page
        </Link>
        <Link href="/errors">See all {codes.length} errors</Link>
        <SiteLink href="/explain">Explain one of your own</SiteLink>
      </Actions>
      <section className={styles.exchanges} aria-labelledby="asked">
        <h2 id="asked" className={styles.asked}>
          One request with an expired token, two responses
        </h2>
        <div>
          <HttpExchange kind="request" title="NestJS with its defaults" exchange={nestDefault} />
          <p className={styles.remark}>
            Missing, malformed, expired or forged: the same 43 bytes for each, and no challenge.
          </p>
        </div>
        <HttpExchange
          kind="credentials"
          title={PRODUCT_NAME}
          exchange={expiredToken(settings().ERROR_DOCS_URL)}
        />
      </section>
    </>
  );
}
