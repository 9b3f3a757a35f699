'use client';

import { type SubmitEvent, useEffect, useState } from 'react';
import { Alert } from '../../../ui/alert';
import { Actions, Button } from '../../../ui/button';
import styles from './experiment.module.css';
import type { Shown } from '../run/step';
import { sendForm } from './send-form';
import { StepList } from './step-list';
import { Timelines } from './timelines';

/** The id of the newest text. It is the fragment of the forms' address; with scripts, the text gets the focus. */
const NEWEST = 'newest';

interface Props {
  /** The result of the form that led to this page, if any. */
  initial: Shown | undefined;
  /** True for several requests that together show one thing. */
  isStory: boolean;
  /** True if the responses stand side by side. */
  isCompared: boolean;
}

/** The requests of an experiment, and the forms that send them. Where scripts run, the forms load no new page. */
export function Runner({ initial, isStory, isCompared }: Props) {
  const [shown, setShown] = useState(initial);
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    if (shown !== initial) document.getElementById(NEWEST)?.focus();
  }, [shown, initial]);

  async function onSubmit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    // Otherwise browser/forms.ts would wait for a new page.
    event.stopPropagation();
    if (isBusy) return;
    setBusy(true);
    const sent = await sendForm(new FormData(event.currentTarget, event.nativeEvent.submitter));
    setBusy(false);
    if ('shown' in sent) setShown(sent.shown);
    setFailure('failure' in sent ? sent.failure : undefined);
  }

  const form = {
    method: 'post',
    action: `#${NEWEST}`,
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => void onSubmit(event),
  };
  const start = isStory ? 'Send the requests' : 'Send the request';
  return (
    <div className={styles.runner}>
      <form {...form}>
        <Button name="do" value="start" look={shown ? 'quiet' : 'main'} aria-disabled={isBusy}>
          {shown ? 'Start again' : start}
        </Button>
      </form>
      {shown?.reason !== undefined && (
        <p id={NEWEST} tabIndex={-1} className={styles.reason}>
          {shown.reason}
        </p>
      )}
      {shown && <Timelines timelines={shown.timelines} />}
      {shown && (
        <StepList
          steps={shown.steps}
          newest={isStory ? undefined : NEWEST}
          isCompared={isCompared}
        />
      )}
      {failure !== undefined && <Alert kind="temporary">{failure}</Alert>}
      {shown && shown.fixes.length > 0 && (
        <form {...form}>
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
