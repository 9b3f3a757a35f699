import Link from 'next/link';
import styles from './page-nav.module.css';

interface Props<Address extends string> {
  label: string;
  /** The names of the pages, by address. */
  pages: Readonly<Record<Address, string>>;
  current: Address;
}

/** Links to related pages. Each page renders it: a layout is not rendered again on navigation, so its current page would be wrong. */
export function PageNav<Address extends string>({ label, pages, current }: Props<Address>) {
  return (
    <nav aria-label={label}>
      <ul className={styles.pages}>
        {Object.entries<string>(pages).map(([address, name]) => (
          <li key={address}>
            <Link
              href={address}
              prefetch={false}
              aria-current={address === current ? 'page' : undefined}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
