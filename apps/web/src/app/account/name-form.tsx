import type { DataOf } from '@repo/api-client';
import { fieldState, formState } from '../../page-context/form-state';
import { Button } from '../../ui/button';
import { FormOutcome } from '../../ui/form-outcome';
import styles from '../../ui/form.module.css';
import { LineField } from '../../ui/line-field';
import { PostForm } from '../../ui/post-form';

/** The form in which users change their display name. */
export async function NameForm({ profile }: { profile: DataOf<'GET /user/profile'> }) {
  const state = await formState('rename');
  return (
    <PostForm name="rename" state={state}>
      <LineField
        {...fieldState(state, 'name', profile.name)}
        label="Display name"
        autoComplete="name"
        title="A name has at most 100 characters."
      />
      <div className={styles.end}>
        <Button>Save profile</Button>
        <FormOutcome state={state} done="Saved." restored="Not saved yet." />
      </div>
    </PostForm>
  );
}
