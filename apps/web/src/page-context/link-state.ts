import 'server-only';
import type { PageForm } from '../forms/page-form';
import { type FormState, formState } from './form-state';
import { pageQuery } from './page-query';

/** What tokens of mailed links are made of (RFC 4648 §5). */
const TOKEN = /^[\w-]+$/;

/** Number of random characters, 256 bits. Text may follow them. */
const RANDOM = 43;

interface LinkState {
  readonly state: FormState;
  /** Undefined when the link is not whole, or the API has said that it is good for nothing. */
  readonly token: string | undefined;
  /** The text that the token carries. Not proven: the API takes no token of which any part was changed. */
  readonly carried: string;
}

/** The state of the form to which a mailed link leads, and the token that the form sends on. */
export async function linkState(name: string, form: PageForm): Promise<LinkState> {
  const state = await formState(name, form);
  const inAddress = (await pageQuery()).get('token');
  const token = state.kept.get('token') ?? inAddress ?? '';
  const isGood = TOKEN.test(token) && state.code !== 'link_invalid';
  const carried = Buffer.from(token.slice(RANDOM), 'base64url').toString();
  return { state, token: isGood ? token : undefined, carried };
}
