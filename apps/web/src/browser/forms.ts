/** In milliseconds. Longer than the server waits for the API: if no response came by then, the user pressed Stop. */
const MAX_WAIT = 15_000;

let waiting: { form: HTMLFormElement; button: HTMLElement | null; timer: number } | undefined;

/** Writes into the page's live region (app/layout.tsx): screen readers do not read a changed button (WCAG 4.1.3). */
function announce(text: string): void {
  const region = document.getElementById('working');
  if (region) region.textContent = text;
}

function release(): void {
  if (waiting === undefined) return;
  clearTimeout(waiting.timer);
  waiting.button?.removeAttribute('aria-disabled');
  waiting = undefined;
  announce('');
}

/**
 * Keeps the fragment of a requested address through a sign-in. The server never gets a fragment, so the form's address
 * carries it, and the redirect after the sign-in inherits it (RFC 9110 §10.2.2).
 */
function keepFragment(form: HTMLFormElement): void {
  const continues = form.querySelector('[name=returnTo],[name=step]');
  if (continues) form.action = form.action.replace(/#.*|$/, () => location.hash);
}

/** Ignores a second press while the form is being sent. `disabled` would leave the button's own value out of the form. */
function onSubmit(event: SubmitEvent): void {
  const { target: form, submitter } = event;
  // A component of the page has handled it.
  if (event.defaultPrevented) return;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form === waiting?.form) {
    event.preventDefault();
    return;
  }
  // The response to this form replaces the one that the browser was waiting for.
  release();
  keepFragment(form);
  submitter?.setAttribute('aria-disabled', 'true');
  waiting = { form, button: submitter, timer: window.setTimeout(release, MAX_WAIT) };
  announce('Working…');
}

/** Handles the forms of the page, including those that are added later. */
export function watchForms(): void {
  addEventListener('submit', onSubmit);
  // After the Back button, the browser may show this page as it was left, with the form still being sent.
  addEventListener('pageshow', release);
}
