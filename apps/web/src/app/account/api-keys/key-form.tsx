import { fieldState, formState } from '../../../page-context/form-state';
import { Button } from '../../../ui/button';
import { Choices } from '../../../ui/choices';
import { FormOutcome } from '../../../ui/form-outcome';
import form from '../../../ui/form.module.css';
import { LineField } from '../../../ui/line-field';
import { PostForm } from '../../../ui/post-form';
import { Select } from '../../../ui/select';
import { lifetimeOptions, DEFAULT_LIFETIME } from './lifetime';
import { scopeLabel, scopes } from './scopes';

/** The form that creates a key. */
export async function KeyForm() {
  const state = await formState('create');
  return (
    <PostForm name="create" state={state}>
      <LineField
        {...fieldState(state, 'name')}
        label="Name"
        hint="What you will use it for, such as “Nightly backup”."
        title="A name has at most 100 characters."
      />
      <Choices
        name="scopes"
        label="Permissions"
        choices={scopes.map((value) => ({ value, label: scopeLabel(value) }))}
        chosen={state.values.getAll('scopes')}
        error={state.errors['scopes']}
      />
      <Select
        name="lifetime"
        label="Expires"
        options={lifetimeOptions}
        defaultValue={state.values.get('lifetime') ?? DEFAULT_LIFETIME}
      />
      <div className={form.end}>
        <Button>Create API key</Button>
        <FormOutcome state={state} restored="Not created yet." />
      </div>
    </PostForm>
  );
}
