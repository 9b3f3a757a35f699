import type { FormState } from '../page-context/form-state';
import { Alert } from './alert';
import { FormOutcome, type Outcomes } from './form-outcome';
import styles from './form-notice.module.css';

interface Props extends Outcomes {
  /** The form's name. After success the page's address has it as its fragment, so the browser scrolls here. */
  name: string;
  state: FormState;
}

/** The outcome of a form that is only a button in a list. It is shown above the list. */
export function FormNotice({ name, state, done, restored }: Props) {
  return (
    <div id={name} className={styles.notice}>
      {state.alert && <Alert kind={state.alert.kind}>{state.alert.message}</Alert>}
      <FormOutcome state={state} done={done} restored={restored} />
    </div>
  );
}
