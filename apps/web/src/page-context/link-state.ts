import 'server-only';
import { pageQuery } from './current';
import { type FormState, formState } from './form-state';

/** The alphabet of tokens in mailed links (RFC 4648 §5). */
const TOKEN = /^[\w-]+$/;

/** Number of characters of the random part of a token, which has 256 bits. Text may follow. */
const RANDOM = 43;

interface LinkState {
  readonly state: FormState;
  /** Undefined if the link is incomplete or the API refused it. */
  readonly token: string | undefined;
  /** The text in the token. Not verified here: the API refuses a token that was changed. */
  readonly carried: string;
}

/** Reads the state of the form that a mailed link leads to, and the token of the link, which the form sends. */
export async function linkState(name: string): Promise<LinkState> {
  const state = await formState(name);
  const inAddress = (await pageQuery()).get('token');
  const token = state.values.get('token') ?? inAddress ?? '';
  const isGood = TOKEN.test(token) && state.code !== 'link_invalid';
  const carried = Buffer.from(token.slice(RANDOM), 'base64url').toString();
  return { state, token: isGood ? token : undefined, carried };
}
