import { expect, vi } from 'vitest';
import { PrismaClient, type AuthEvent } from '@repo/db';
import { type Answer, field, type TestApi } from '../api.js';

/** The events of the request that got this answer, once they are written. */
export async function eventsOf(api: TestApi, answer: Answer): Promise<AuthEvent[]> {
  const [requestId = ''] = field(answer, 'x-request-id');
  return vi.waitFor(
    async () => {
      const events = await api.app.get(PrismaClient).authEvent.findMany({ where: { requestId } });
      expect(events).not.toEqual([]);
      return events;
    },
    { timeout: 5000 },
  );
}
