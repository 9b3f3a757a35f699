/** Id of the person this page was made for, `ended`, or empty for nobody (app/layout.tsx). Next's own error pages have none. */
const mine = document.documentElement.dataset['session'];

let isEdited = false;

/** Something was typed here, or the server filled it in or shows it this once ([data-work]), or a form waits for a password. */
const holdsWork = () =>
  isEdited || document.querySelector('main :is([data-work],[name=draft])') !== null;

/** Opens the address as it is now, with GET: to reload the response to a form would send the form again. */
const openAnew = () => location.replace(location.pathname + location.search);

/*
 * Every page that is opened tells the other tabs whom it was made for. A tab of somebody else, which the person may have
 * left by signing out, opens its address anew: nothing of them stays, also not in the router's memory. Where a session
 * only ended, a page with work in it stays, as its person may sign in again.
 */
function hear(theirs: unknown): void {
  const notice = document.getElementById('session-ended');
  const isKept = theirs === 'ended' && holdsWork();
  if (theirs !== mine && !isKept) openAnew();
  else if (notice) notice.hidden = theirs === mine;
}

/** Keeps the tabs of one browser in step with its session. */
export function watchSession(): void {
  if (mine === undefined) return;
  const tabs = new BroadcastChannel('session');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin, and takes none
  tabs.postMessage(mine);
  if (mine === '' || mine === 'ended') return;
  tabs.addEventListener('message', ({ data }) => hear(data));
  addEventListener('input', () => (isEdited = true));
  // A page that is kept for the Back button hears nothing, and is not to be seen before it was asked for anew.
  addEventListener('pagehide', ({ persisted }) => (document.documentElement.hidden = persisted));
  addEventListener('pageshow', ({ persisted }) => persisted && openAnew());
}
