import { PrismaClient } from '@repo/db';
import type { SecretsPart } from '../contract/secrets.js';
import { eventsOf } from './events-of.js';

export default {
  read: async (api) => {
    // Events are written in order: once this one is there, all are.
    await eventsOf(api, await api.get('/user/profile'));
    return { events: JSON.stringify(await api.app.get(PrismaClient).authEvent.findMany()) };
  },
} satisfies SecretsPart;
