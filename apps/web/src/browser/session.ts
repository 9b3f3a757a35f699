/** Id of the user this page was made for, `ended`, or empty if signed out (app/layout.tsx). Next's own error pages have none. */
const mine = document.documentElement.dataset['session'];

let isEdited = false;

/** True if something was typed, a form came back filled in, a result is shown once ([data-work]), or a form is postponed. */
const hasWork = () =>
  isEdited || document.querySelector('main :is([data-work],[name=draft])') !== null;

/** Opens the address again with GET. Reloading the response to a form would send the form again. */
const reopen = () => location.replace(location.pathname + location.search);

/*
 * Every page that is opened tells the other tabs which user it was made for. A tab of another user opens its address again,
 * so that nothing of the first one stays on screen or in the router's memory. If the session only ended, a page with work in
 * it stays, because its user may sign in again.
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
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin, and takes none
  tabs.postMessage(mine);
  if (mine === '' || mine === 'ended') return;
  tabs.addEventListener('message', ({ data }) => onMessage(data));
  addEventListener('input', () => (isEdited = true));
  // A page that the browser keeps for the Back button gets no messages, so it is hidden until it is loaded again.
  addEventListener('pagehide', ({ persisted }) => (document.documentElement.hidden = persisted));
  addEventListener('pageshow', ({ persisted }) => persisted && reopen());
}
