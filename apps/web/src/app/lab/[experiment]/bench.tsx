'use client';

import { type SubmitEvent, useEffect, useState } from 'react';
import { Alert } from '../../../ui/alert';
import { Actions, Button } from '../../../ui/button';
import styles from '../lab.module.css';
import type { Shown } from '../run/step';
import { sendForm } from './send-form';
import { StepList } from './step-list';
import { Timelines } from './timelines';

/** Where the browser goes after a form without scripts, and what gets the focus with them. */
const NEWEST = 'newest';

interface Props {
  /** The result of the form that led to this page, if any. */
  initial: Shown | undefined;
  /** True if the responses stand side by side. */
  isCompared: boolean;
}

/** The requests of an experiment, and the buttons that send them: plain forms, which load no page where scripts run. */
export function Bench({ initial, isCompared }: Props) {
  const [shown, setShown] = useState(initial);
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    if (shown !== initial) document.getElementById(NEWEST)?.focus();
  }, [shown, initial]);

  async function onSubmit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    // The page's own handling of forms is for those that load a page (browser/forms.ts).
    event.stopPropagation();
    if (isBusy) return;
    setBusy(true);
    const sent = await sendForm(new FormData(event.currentTarget, event.nativeEvent.submitter));
    setBusy(false);
    if ('shown' in sent) setShown(sent.shown);
    setFailure('failure' in sent ? sent.failure : undefined);
  }

  const send = (event: SubmitEvent<HTMLFormElement>) => void onSubmit(event);
  return (
    <div className={styles.bench}>
      <form method="post" action={`#${NEWEST}`} onSubmit={send}>
        <Button name="do" value="start" look={shown ? 'quiet' : 'main'} aria-disabled={isBusy}>
          {shown ? 'Start again' : 'Send the request'}
        </Button>
      </form>
      {shown && (
        <>
          <Timelines timelines={shown.timelines} />
          <StepList steps={shown.steps} newest={NEWEST} isCompared={isCompared} />
          <p className={styles.reason}>{shown.reason}</p>
        </>
      )}
      {failure !== undefined && <Alert kind="temporary">{failure}</Alert>}
      {shown && shown.fixes.length > 0 && (
        <form method="post" action={`#${NEWEST}`} onSubmit={send} className={styles.fixes}>
          <input type="hidden" name="state" value={shown.state} />
          <Actions>
            {shown.fixes.map(({ name, label }, place) => (
              <Button
                key={name}
                name="do"
                value={name}
                look={place === 0 ? 'main' : 'quiet'}
                aria-disabled={isBusy}
              >
                {label}
              </Button>
            ))}
          </Actions>
        </form>
      )}
    </div>
  );
}
