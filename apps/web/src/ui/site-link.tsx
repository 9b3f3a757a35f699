import Link from 'next/link';
import type { ReactNode } from 'react';

interface Props {
  href: string;
  children: ReactNode;
  className?: string | undefined;
  title?: string;
  /** True for a link that loads a whole page, because it leads into or out of an isolated one (isolated-pages.ts). */
  isPlain: boolean;
  /** True for a public page, which the router may load before it is opened. */
  prefetch?: boolean;
}

/** A link between pages. */
export function SiteLink({ isPlain, prefetch = false, children, ...link }: Props) {
  if (isPlain) return <a {...link}>{children}</a>;
  return (
    <Link {...link} prefetch={prefetch ? 'auto' : false}>
      {children}
    </Link>
  );
}
