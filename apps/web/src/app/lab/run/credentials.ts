import 'server-only';
import { z } from 'zod';

/** The options of the API's `POST /lab/credentials` (apps/api/src/lab/credentials.ts). */
export interface CredentialOptions {
  readonly role?: 'user' | 'admin';
  /** When the account signed in: now, or so long ago that this has happened since. */
  readonly signedIn?: 'now' | 'access_token_expired' | 'step_up_due' | 'session_expired';
  readonly accessToken?: 'genuine' | 'forged' | 'foreign_audience' | 'wrong_algorithm' | 'narrow';
}

/** A throw-away account, and its credentials. */
export const credentialsSchema = z.object({
  email: z.string(),
  password: z.string(),
  userId: z.string(),
  sessionId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
});

export type Credentials = z.output<typeof credentialsSchema>;
