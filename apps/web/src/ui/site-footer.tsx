import { PRODUCT_NAME } from '@repo/settings';
import styles from './site.module.css';

export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <p>{PRODUCT_NAME}. An error says why, and what to do next.</p>
    </footer>
  );
}
