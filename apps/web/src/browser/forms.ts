/** Longer than the server waits for the API, in milliseconds: then the browser's stop button was pressed. */
const LONGEST_WAIT = 15_000;

let waiting: { form: HTMLFormElement; button: HTMLElement | null; timer: number } | undefined;

/** The page's live region (app/layout.tsx): a changed button alone is not read aloud (WCAG 4.1.3). */
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

/** A form that leads on to the address asked for takes the fragment along, which no server sees (RFC 9110 §10.2.2). */
function keepFragment(form: HTMLFormElement): void {
  const leadsOn = form.querySelector('[name=returnTo],[name=step]');
  if (leadsOn) form.action = form.action.replace(/#.*|$/, () => location.hash);
}

/** A second press waits for the first. Not `disabled`, which would leave the button's own value out of the form. */
function hold(event: SubmitEvent): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form === waiting?.form) {
    event.preventDefault();
    return;
  }
  // Another form's response replaces the one that was on its way.
  release();
  keepFragment(form);
  submitter?.setAttribute('aria-disabled', 'true');
  waiting = { form, button: submitter, timer: window.setTimeout(release, LONGEST_WAIT) };
  announce('Working…');
}

/** Watches over the forms of the page, those included that come later. */
export function watchForms(): void {
  addEventListener('submit', hold);
  // Back from the next page, as it was left.
  addEventListener('pageshow', release);
}
