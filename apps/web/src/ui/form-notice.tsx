import type { FormState } from '../handover/form-state';
import { Alert } from './alert';
import styles from './form-notice.module.css';
import { Status } from './status';

interface Props {
  /** Which of the page's forms it is: the address leads here when it was carried out. */
  name: string;
  state: FormState;
  done: string;
  /** That it waited for its person, who has to send it once more. */
  drafted: string;
}

/** What became of a form that is a button in a list, above that list. */
export function FormNotice({ name, state: { outcome, alert }, done, drafted }: Props) {
  return (
    <div id={name} className={styles.notice}>
      {alert && <Alert kind={alert.kind}>{alert.message}</Alert>}
      <Status>
        {outcome === 'done' && done}
        {outcome === 'drafted' && drafted}
      </Status>
    </div>
  );
}
