import 'server-only';
import type { Story } from '../run/experiment';
import { refreshRace } from './refresh-race';
import { stolenToken } from './stolen-token';
import { threePeople } from './three-people';

/** The stories, in the order of the list. */
export const stories: readonly Story[] = [threePeople, refreshRace, stolenToken];
