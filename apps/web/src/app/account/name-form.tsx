import { formState } from '../../handover/form-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import styles from '../../ui/form.module.css';
import { PostForm } from '../../ui/post-form';
import { Status } from '../../ui/status';
import { rename } from './rename';

/**
 * What the browser sends at all: more than any name, and less than makes a form too long to come back filled in. Which
 * names there are the API says.
 */
const SENT = '.{1,1000}';

/** The name, to change in place. */
export async function NameForm({ person, name }: { person: string; name: string }) {
  const state = await formState('rename', rename);
  return (
    <PostForm name="rename" person={person} state={state}>
      <Field
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={state.kept.get('name') ?? name}
        required
        pattern={SENT}
        title="A name has at most 100 characters."
        error={state.errors['name']}
      />
      <div className={styles.end}>
        <Button>Save name</Button>
        <Status>
          {state.outcome === 'done' && 'Saved.'}
          {state.outcome === 'drafted' && 'Not saved yet.'}
        </Status>
      </div>
    </PostForm>
  );
}
