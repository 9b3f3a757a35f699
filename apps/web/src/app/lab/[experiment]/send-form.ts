import type { Shown } from '../run/step';

/** What a form’s response shows, or the reason why it shows nothing. */
type Sent = { readonly shown: Shown } | { readonly failure: string };

const FAILED = 'The experiment could not run. Try again.';

/** Sends the form of an experiment to its page, which responds with what to show. */
export async function sendForm(form: FormData): Promise<Sent> {
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
      redirect: 'error',
    });
    const body = await response.json();
    return response.ok ? { shown: body } : { failure: String(body.detail ?? FAILED) };
  } catch {
    return { failure: FAILED };
  }
}
