import { isDone } from '../../page-context/form-state';
import { Status } from '../../ui/status';
import styles from './login.module.css';

/** Messages about a form of another page that leads here, by the form's name. */
const news = {
  verify: 'Your address is confirmed, and your account is ready.',
  reset: 'Your password is changed. Your API keys are revoked. Sign in with the new password.',
};

/** The message about what was done on the previous page, if any. */
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
