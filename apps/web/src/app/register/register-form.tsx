import type { FormState } from '../../handover/form-state';
import { Button } from '../../ui/button';
import { EmailField } from '../../ui/email-field';
import { Field } from '../../ui/field';
import { NewPasswordField } from '../../ui/new-password-field';
import { PostForm } from '../../ui/post-form';

/** What an account begins with. */
export function RegisterForm({ state }: { state: FormState }) {
  const { kept, errors } = state;
  return (
    <PostForm name="register" state={state}>
      <Field
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={kept.get('name') ?? undefined}
        required
        error={errors['name']}
      />
      <EmailField defaultValue={kept.get('email') ?? undefined} error={errors['email']} />
      <NewPasswordField name="password" label="Password" error={errors['password']} />
      <Button>Register</Button>
    </PostForm>
  );
}
