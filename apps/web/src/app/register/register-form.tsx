import type { FormState } from '../../handover/form-state';
import { Button } from '../../ui/button';
import { EmailField } from '../../ui/email-field';
import { LineField } from '../../ui/line-field';
import { NewPasswordField } from '../../ui/new-password-field';
import { PostForm } from '../../ui/post-form';

/** What an account begins with. */
export function RegisterForm({ state }: { state: FormState }) {
  const { kept, errors } = state;
  return (
    <PostForm name="register" state={state}>
      <LineField
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={kept.get('name') ?? undefined}
        title="A name has at most 100 characters."
        error={errors['name']}
      />
      <EmailField defaultValue={kept.get('email') ?? undefined} error={errors['email']} />
      <NewPasswordField name="password" label="Password" error={errors['password']} />
      <Button>Register</Button>
    </PostForm>
  );
}
