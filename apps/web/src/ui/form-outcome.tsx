import type { FormState } from '../page-context/form-state';
import { Status } from './status';

export interface Outcomes {
  done?: string | undefined;
  /** For a form that was postponed, which its user has to submit again. */
  restored: string;
}

/** The outcome of a form that was not refused. */
export function FormOutcome({ state, done, restored }: Outcomes & { state: FormState }) {
  return (
    <Status>
      {state.outcome === 'done' && done}
      {state.outcome === 'restored' && restored}
    </Status>
  );
}
