import type { FormState } from '../page-context/form-state';
import { Alert } from './alert';
import { FormOutcome, type Outcomes } from './form-outcome';
import styles from './form-notice.module.css';

interface Props extends Outcomes {
  /** Which of the page's forms it is: the address leads here when it was carried out. */
  name: string;
  state: FormState;
}

/** The outcome of a form that is a button in a list, shown above the list. */
export function FormNotice({ name, state, done, restored }: Props) {
  return (
    <div id={name} className={styles.notice}>
      {state.alert && <Alert kind={state.alert.kind}>{state.alert.message}</Alert>}
      <FormOutcome state={state} done={done} restored={restored} />
    </div>
  );
}
