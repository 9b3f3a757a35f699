// Calls the API from a page of another origin, and does what each refusal says. `CORS_ORIGINS` must have the page's origin.

const API = new URLSearchParams(location.search).get('api') ?? 'http://localhost:3001';

/** The tokens, in memory only: any script in the page can read what the page stores. */
export const session = { accessToken: '', refreshToken: '' };
const keep = (tokens) => Object.assign(session, tokens);

/** The steps by `retry`. For any other `retry`, such as `after_fix`, `none` or a later value, the client stops. */
const steps = new Map([
  ['with_credentials', shared(signIn)],
  ['after_refresh', shared(refresh)],
  ['after_reauth', shared(() => ask('confirm-password', '/auth/reauthenticate'))],
  ['after_delay', (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))],
]);

/** Calls the API. Takes each step at most once, and throws the refusal that remains. */
export async function call(method, path, body, { token, taken = [] } = {}) {
  const sent = token ?? session.accessToken;
  const headers = {
    ...(sent && { Authorization: `Bearer ${sent}` }),
    ...(body && { 'Content-Type': 'application/json' }),
  };
  const response = await fetch(API + path, { method, headers, body: JSON.stringify(body) });
  if (response.ok) return response.status === 204 ? undefined : response.json();
  const { retry, seconds, ...more } = await read(response);
  const step = taken.includes(retry) || seconds > 60 ? undefined : steps.get(retry);
  if (step === undefined) throw Object.assign(new Error(more.detail), { retry, ...more });
  // A parallel call may have renewed the tokens in the meantime.
  if (retry === 'after_delay' || !sent || sent === session.accessToken) await step(seconds);
  return call(method, path, body, { token, taken: [...taken, retry] });
}

/** Reads a refusal: its problem or, if a server in between has responded without one, only its header fields. */
async function read(response) {
  const challenge = response.headers.get('WWW-Authenticate') ?? '';
  const delay = response.headers.get('Retry-After');
  const [, error] = /Bearer .*error="(\w+)"/.exec(challenge) ?? [];
  const guess = response.status === 401 ? toStep(error) : delay ? 'after_delay' : 'none';
  const { code, detail, retry = guess } = await response.json().catch(() => ({}));
  document.getElementById('refusals').append(`${response.status} ${code}: ${retry} ${challenge}\n`);
  return { code, detail: detail ?? response.statusText, retry, seconds: Number(delay) || 1 };
}

const toStep = (error) =>
  error === 'invalid_token' ? 'after_refresh' : error ? 'after_reauth' : 'with_credentials';

/** Refreshes the tokens. If that is refused, the user signs in. */
function refresh() {
  const { refreshToken } = session;
  const options = { token: '', taken: ['after_refresh', 'with_credentials'] };
  return call('POST', '/auth/refresh', { refreshToken }, options).then(keep, (refusal) => {
    if (refusal.retry !== 'with_credentials') throw refusal;
    return signIn();
  });
}

function signIn() {
  return ask('sign-in', '/auth/login', { token: '', taken: ['with_credentials'] });
}

/** Shows a form and sends what the user enters, until the password is right. */
async function ask(id, path, options) {
  const form = document.getElementById(id);
  form.hidden = false;
  await new Promise((resolve) => form.addEventListener('submit', resolve, { once: true }));
  form.hidden = true;
  const sent = call('POST', path, Object.fromEntries(new FormData(form)), options);
  return sent.then(keep, (refusal) => {
    if (!['invalid_credentials', 'password_incorrect'].includes(refusal.code)) throw refusal;
    return ask(id, path, options);
  });
}

/** Lets parallel calls share one run of a step. */
function shared(step) {
  let running;
  return () => (running ??= step().finally(() => (running = undefined)));
}
