import { Injectable } from '@nestjs/common';
import { PrismaClient, type Prisma } from '@repo/db';
import { pageOf, type PageQuery } from '../validation/page.js';
import { isUuid, newId } from '../database/ids.js';
import type { NewNote, NoteChange } from './note.js';

const NOTE = { id: true, title: true, text: true, createdAt: true, updatedAt: true } as const;

export type Note = Prisma.NoteGetPayload<{ select: typeof NOTE }>;

export interface NotePage {
  readonly notes: readonly Note[];
  /** Where the next page begins; null when this is the last one. */
  readonly nextCursor: string | null;
}

/** Most notes of one user. Without a limit, one account can fill the disk (OWASP API4:2023). */
export const MOST_NOTES = 1000;

/**
 * People's notes. Every question names the owner beside the note, so that none can forget to ask whose it is
 * (OWASP API1:2023). An id that is none is one that names nothing.
 */
@Injectable()
export class Notes {
  constructor(private readonly prisma: PrismaClient) {}

  /** A page of a person's notes, the newest first. */
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

  async read(userId: string, id: string): Promise<Note | undefined> {
    if (!isUuid(id)) return undefined;
    const note = await this.prisma.note.findFirst({ where: { id, userId }, select: NOTE });
    return note ?? undefined;
  }

  /** Notes of one user are created one after the other, so that parallel requests cannot exceed {@link MOST_NOTES}. */
  async write(userId: string, note: NewNote): Promise<Note | 'account gone' | 'too many'> {
    return this.prisma.$transaction(async (transaction) => {
      // Prisma has no SELECT … FOR UPDATE: an update that changes nothing locks the row.
      const owner = { where: { id: userId, disabledAt: null }, data: { disabledAt: null } };
      const { count: owners } = await transaction.user.updateMany(owner);
      if (owners === 0) return 'account gone';
      if ((await transaction.note.count({ where: { userId } })) >= MOST_NOTES) return 'too many';
      return transaction.note.create({ data: { ...note, id: newId(), userId }, select: NOTE });
    });
  }

  async change(userId: string, id: string, change: NoteChange): Promise<Note | undefined> {
    if (!isUuid(id)) return undefined;
    const [note] = await this.prisma.note.updateManyAndReturn({
      where: { id, userId },
      data: change,
      select: NOTE,
    });
    return note;
  }

  /** Whether there was such a note. */
  async delete(userId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const { count } = await this.prisma.note.deleteMany({ where: { id, userId } });
    return count === 1;
  }
}
