import type { PrismaClient, Role } from '@repo/db';

/** What an administrator sees of an account. */
export interface ListedUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

export interface UserPage {
  readonly users: readonly ListedUser[];
  /** Where the next page begins; null when this is the last one. */
  readonly nextCursor: string | null;
}

const LISTED = { id: true, email: true, name: true, role: true, disabledAt: true, createdAt: true };

/**
 * A page of all users, the newest first.
 *
 * @param cursor the `nextCursor` of the page before. Ids are UUIDv7: their order is the order of creation
 */
export async function listUsers(
  prisma: PrismaClient,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<UserPage> {
  const found = await prisma.user.findMany({
    ...(cursor === undefined ? {} : { where: { id: { lt: cursor } } }),
    orderBy: { id: 'desc' },
    // One more than asked for tells whether there is a next page.
    take: limit + 1,
    select: LISTED,
  });
  const users = found.slice(0, limit);
  return { users, nextCursor: found.length > limit ? (users.at(-1)?.id ?? null) : null };
}
