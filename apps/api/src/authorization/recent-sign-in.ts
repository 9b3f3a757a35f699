import { SetMetadata } from '@nestjs/common';

export const RECENT_SIGN_IN = 'recent sign-in';

/** Keeps a route for who gave the password a short time ago: `STEP_UP_MAX_AGE` says how short (RFC 9470). */
export const RecentSignIn = () => SetMetadata(RECENT_SIGN_IN, true);
