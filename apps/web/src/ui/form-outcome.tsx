import type { FormState } from '../page-context/form-state';
import { Status } from './status';

export interface Outcomes {
  done?: string | undefined;
  /** That it waited for its person, who has to send it once more. */
  drafted: string;
}

/** What became of a form that was not refused. */
export function FormOutcome({ state, done, drafted }: Outcomes & { state: FormState }) {
  return (
    <Status>
      {state.outcome === 'done' && done}
      {state.outcome === 'drafted' && drafted}
    </Status>
  );
}
