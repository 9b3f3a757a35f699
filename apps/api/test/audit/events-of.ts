import { expect } from 'vitest';
import { PrismaClient, type AuthEvent } from '@repo/db';
import { type ApiResponse, field, type TestApi } from '../api.js';

/** Waits for the audit events of the request that got this response, and returns them. */
export async function eventsOf(api: TestApi, response: ApiResponse): Promise<AuthEvent[]> {
  const [requestId = ''] = field(response, 'x-request-id');
  const find = () => api.app.get(PrismaClient).authEvent.findMany({ where: { requestId } });
  await expect.poll(find).not.toEqual([]);
  return find();
}
