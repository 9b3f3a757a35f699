import { Injectable } from '@nestjs/common';
import { PrismaClient, type Prisma } from '@repo/db';
import { pageOf, type PageQuery } from '../validation/page.js';
import { isUuid, newId } from '../database/ids.js';
import { userTurns } from '../database/user-turns.js';
import type { NewNote, NoteChange } from './note.js';

const NOTE = { id: true, title: true, text: true, createdAt: true, updatedAt: true } as const;

export type Note = Prisma.NoteGetPayload<{ select: typeof NOTE }>;

export interface NotePage {
  readonly notes: readonly Note[];
  /** The `cursor` of the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/** Maximum number of notes of one user. Without a limit, one account could fill the disk (OWASP API4:2023). */
export const MAX_NOTES = 1000;

/**
 * Stores notes. Every query has the owner in its condition, so no query can return another user's note (OWASP API1:2023).
 * A malformed id finds nothing.
 */
@Injectable()
export class Notes {
  constructor(private readonly prisma: PrismaClient) {}

  /** Lists a page of a user's notes, newest first. */
  async list(userId: string, { limit, cursor }: PageQuery): Promise<NotePage> {
    const found = await this.prisma.note.findMany({
      where: { userId, ...(cursor !== undefined && { id: { lt: cursor } }) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: NOTE,
    });
    const { rows: notes, nextCursor } = pageOf(found, limit);
    return { notes, nextCursor };
  }

  /** Reads a note; undefined when the user has no such note. */
  async read(userId: string, id: string): Promise<Note | undefined> {
    if (!isUuid(id)) return undefined;
    const note = await this.prisma.note.findFirst({ where: { id, userId }, select: NOTE });
    return note ?? undefined;
  }

  /** Creates a note. A user's notes are created one at a time, so parallel requests cannot exceed {@link MAX_NOTES}. */
  async create(userId: string, note: NewNote): Promise<Note | 'account gone' | 'too many'> {
    const create = async (transaction: Prisma.TransactionClient) => {
      // Prisma has no SELECT … FOR UPDATE: an update that changes nothing locks the row.
      const owner = { where: { id: userId, disabledAt: null }, data: { disabledAt: null } };
      const { count: owners } = await transaction.user.updateMany(owner);
      if (owners === 0) return 'account gone';
      if ((await transaction.note.count({ where: { userId } })) >= MAX_NOTES) return 'too many';
      return transaction.note.create({ data: { ...note, id: newId(), userId }, select: NOTE });
    };
    return userTurns.run(userId, () => this.prisma.$transaction(create));
  }

  /** Changes a note; undefined when the user has no such note. */
  async change(userId: string, id: string, change: NoteChange): Promise<Note | undefined> {
    if (!isUuid(id)) return undefined;
    const [note] = await this.prisma.note.updateManyAndReturn({
      where: { id, userId },
      data: change,
      select: NOTE,
    });
    return note;
  }

  /** Deletes a note; false when the user has no such note. */
  async delete(userId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const { count } = await this.prisma.note.deleteMany({ where: { id, userId } });
    return count === 1;
  }
}
