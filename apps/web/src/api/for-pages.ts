import 'server-only';
import { pageAnswer } from './page-answer';
import { profileCall } from './profile';
import { usersCall } from './users';

// What pages show of the API. A refusal never returns from here: the person gets its page.

/** The signed-in person's profile. */
export const getProfile = () => pageAnswer(profileCall);

/** Every user, for administrators. */
export const listUsers = async () => (await pageAnswer(usersCall)).users;
