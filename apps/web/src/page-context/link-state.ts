import 'server-only';
import { pageQuery } from './current';
import { type FormState, formState } from './form-state';

/** The alphabet of tokens in mailed links (RFC 4648 §5). */
const TOKEN = /^[\w-]+$/;

/** Number of random characters, 256 bits. Text may follow them. */
const RANDOM = 43;

interface LinkState {
  readonly state: FormState;
  /** Undefined if the link is incomplete, or the API has refused it. */
  readonly token: string | undefined;
  /** The text that the token carries. Not verified here: the API refuses a token that was changed in any part. */
  readonly carried: string;
}

/** The state of the form that a mailed link leads to, and the token that the form sends on. */
export async function linkState(name: string): Promise<LinkState> {
  const state = await formState(name);
  const inAddress = (await pageQuery()).get('token');
  const token = state.values.get('token') ?? inAddress ?? '';
  const isGood = TOKEN.test(token) && state.code !== 'link_invalid';
  const carried = Buffer.from(token.slice(RANDOM), 'base64url').toString();
  return { state, token: isGood ? token : undefined, carried };
}
