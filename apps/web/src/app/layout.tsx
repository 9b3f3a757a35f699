import { PRODUCT_NAME, PRODUCT_SLOGAN } from '@repo/settings';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { currentPerson, sessionMark } from '../session/current';
import { settings } from '../settings';
import '../ui/design-tokens.css';
import '../ui/base.css';
import { SessionEnded } from '../ui/session-ended';
import { SiteFooter } from '../ui/site-footer';
import { SiteHeader } from '../ui/site-header';
import site from '../ui/site.module.css';

export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(settings().WEB_ORIGIN),
  title: { default: PRODUCT_NAME, template: `%s · ${PRODUCT_NAME}` },
  description: PRODUCT_SLOGAN,
});

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfcfb' },
    { media: '(prefers-color-scheme: dark)', color: '#0d0f12' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reads the request, so no page is prerendered. A prerendered page could not have the nonce of its CSP.
  const person = await currentPerson();
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-session={await sessionMark()}
    >
      <body>
        <a href="#main" className={site.skip}>
          Skip to content
        </a>
        {person && <SessionEnded />}
        <SiteHeader person={person} />
        <main id="main" tabIndex={-1} className={site.main}>
          {children}
        </main>
        <SiteFooter />
        <p id="working" aria-live="polite" className={site.aloud} />
      </body>
    </html>
  );
}
