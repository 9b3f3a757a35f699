import { isDone } from '../../page-context/form-state';
import { Status } from '../../ui/status';
import styles from './login.module.css';

/** What was done on another page, which led here, by the form that did it. */
const news = {
  verify: 'Your address is confirmed, and your account is ready.',
  reset: 'Your password is changed. Your API keys are revoked. Sign in with the new password.',
};

export async function News() {
  for (const [form, words] of Object.entries(news)) {
    if (await isDone(form)) {
      return (
        <div className={styles.news}>
          <Status>{words}</Status>
        </div>
      );
    }
  }
  return null;
}
