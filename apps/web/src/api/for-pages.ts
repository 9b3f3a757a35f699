import 'server-only';
import { pageAnswer } from './page-answer';
import { profileCall } from './profile';
import { usersCall } from './users';

// What pages show of the API. A refusal never returns from here: the person gets its page.

/** The signed-in person's profile. */
export const getProfile = () => pageAnswer(profileCall);

/** A page of all users, for administrators. The door has asked for the one that the address names. */
export const listUsers = () => pageAnswer(usersCall());
