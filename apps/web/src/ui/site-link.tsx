import Link from 'next/link';
import type { ReactNode } from 'react';
import { isIsolated } from '../isolated-pages';
import { isIsolatedPage } from '../page-context/current';

interface Props {
  href: string;
  children: ReactNode;
  className?: string | undefined;
  title?: string;
  /** True for a public page, which the router may load before it is opened. */
  prefetch?: boolean;
}

/** A link between pages. One into or out of an isolated page loads the whole page (isolated-pages.ts). */
export async function SiteLink({ prefetch = false, children, ...link }: Props) {
  if (isIsolated(link.href) || (await isIsolatedPage())) return <a {...link}>{children}</a>;
  return (
    <Link {...link} prefetch={prefetch ? 'auto' : false}>
      {children}
    </Link>
  );
}
