import Link from 'next/link';
import styles from './page-nav.module.css';

interface Props<Address extends string> {
  label: string;
  /** Their names, by their addresses. */
  pages: Readonly<Record<Address, string>>;
  current: Address;
}

/**
 * Pages that belong together. Each of them renders it: a layout stays as it is while the browser goes from one to the next,
 * and would go on naming the first as the current one.
 */
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
