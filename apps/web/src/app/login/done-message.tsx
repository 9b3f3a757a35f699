import { isDone } from '../../page-context/form-state';
import { Status } from '../../ui/status';
import styles from './login.module.css';

/** Messages about a form on another page that redirects here, by the form's name. */
const messages = {
  verify: 'Your address is confirmed, and your account is ready.',
  reset:
    'Your password is changed, and everything else that gave access is revoked. Sign in with the new password.',
};

/** The message about what was done on the previous page, if any. */
export async function DoneMessage() {
  for (const [form, words] of Object.entries(messages)) {
    if (await isDone(form)) {
      return (
        <div className={styles.done}>
          <Status>{words}</Status>
        </div>
      );
    }
  }
  return null;
}
