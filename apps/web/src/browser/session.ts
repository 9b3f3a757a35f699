/**
 * Id of the user for whom this page was made; `ended` if the session has ended, empty if signed out (app/layout.tsx).
 * Undefined on Next's own error pages.
 */
const mine = document.documentElement.dataset['session'];

let isEdited = false;

/**
 * True if something was typed, or the page holds a form that came back filled in, a result that is shown once (both are
 * marked with [data-work]), or a postponed form.
 */
const hasWork = () =>
  isEdited || document.querySelector('main :is([data-work],[name=draft])') !== null;

/** Opens the address again with GET. Reloading the response to a form would send the form again. */
const reopen = () => location.replace(location.pathname + location.search);

/*
 * Every page that is opened tells the other tabs which user it was made for. A tab that was made for a different user opens
 * its address again, so that none of its own user's data stays on screen or in the router's memory. If the session has
 * ended and no other user has signed in, a page with work in it stays, because its user may sign in again.
 */
function onMessage(theirs: unknown): void {
  const notice = document.getElementById('session-ended');
  const isKept = theirs === 'ended' && hasWork();
  if (theirs !== mine && !isKept) reopen();
  else if (notice) notice.hidden = theirs === mine;
}

/** Keeps the tabs of one browser in step with its session. */
export function watchSession(): void {
  if (mine === undefined) return;
  const tabs = new BroadcastChannel('session');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin and takes no target
  tabs.postMessage(mine);
  if (mine === '' || mine === 'ended') return;
  tabs.addEventListener('message', ({ data }) => onMessage(data));
  addEventListener('input', () => (isEdited = true));
  // A page that the browser keeps for the Back button gets no messages, so it is hidden until it is loaded again.
  addEventListener('pagehide', ({ persisted }) => (document.documentElement.hidden = persisted));
  addEventListener('pageshow', ({ persisted }) => persisted && reopen());
}
