import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

type Look = 'main' | 'quiet' | 'small';

const looks: Record<Look, string> = {
  main: `${styles.button}`,
  quiet: `${styles.button} ${styles.quiet}`,
  small: `${styles.button} ${styles.quiet} ${styles.small}`,
};

/** The classes of a button, for another element that works as one. */
export const buttonLook = (look: Look) => looks[look];

/** A button that submits its form. */
export function Button({
  look = 'main',
  ...rest
}: Omit<ComponentProps<'button'>, 'className'> & { look?: Look }) {
  return <button type="submit" {...rest} className={looks[look]} />;
}

/** A link that looks like a button. Never prefetched: it may lead to a protected page. */
export function ButtonLink({
  look = 'main',
  ...rest
}: Pick<
  ComponentProps<typeof Link>,
  'href' | 'children' | 'onClick' | 'aria-label' | 'aria-disabled'
> & { look?: Look }) {
  return <Link prefetch={false} {...rest} className={looks[look]} />;
}

/** A row of actions, the main one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
