import type { Code } from '../codes.js';
import { extraNames, type ExtraName } from '../extra-members.js';
import { accessToken } from './access-token.js';
import { apiKey } from './api-key.js';
import { authorization } from './authorization.js';
import { body } from './body.js';
import { credentials } from './credentials.js';
import type { Entry } from './entry.js';
import { limits } from './limits.js';
import { refreshToken } from './refresh-token.js';
import { request } from './request.js';
import { resource } from './resource.js';
import { server } from './server.js';
import { session } from './session.js';
import { signIn } from './sign-in.js';

const entries = {
  ...signIn,
  ...accessToken,
  ...session,
  ...refreshToken,
  ...apiKey,
  ...credentials,
  ...authorization,
  ...resource,
  ...request,
  ...limits,
  ...body,
  ...server,
} satisfies Record<Code, Entry>;

/** The entries with their literal types, from which the types of problems are derived. */
export type Entries = typeof entries;

/** All facts and texts about the codes, by code. */
export const catalogue: Readonly<Record<Code, Entry>> = entries;

/** Returns the names of the extra members of a code. */
export function extraNamesOf(code: Code): ExtraName[] {
  return extraNames.filter((name) => name in (catalogue[code].extra ?? {}));
}
