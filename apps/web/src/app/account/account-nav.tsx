import Link from 'next/link';
import styles from './account-nav.module.css';

const pages = {
  '/account': 'Profile',
  '/account/sessions': 'Sessions',
} as const;

/**
 * The pages of an account. Each of them renders it: a layout stays as it is while the browser goes from one to the next,
 * and would go on naming the first as the current one.
 */
export function AccountNav({ current }: { current: keyof typeof pages }) {
  return (
    <nav aria-label="Account">
      <ul className={styles.pages}>
        {Object.entries(pages).map(([address, name]) => (
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
