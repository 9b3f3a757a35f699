import type { Prisma, PrismaClient } from '@repo/db';
import type { Pool } from 'pg';
import { lockUser } from '../database/lock-user.js';
import { statement } from '../database/statement.js';
import { transaction } from '../database/transaction.js';
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

const ownerStatement = statement<[userId: string], { notes: number }>(
  'note_owner',
  `
  SELECT (SELECT count(*)::int FROM notes WHERE user_id = users.id) AS notes
  FROM users WHERE id = $1 AND disabled_at IS NULL`,
);

const writeStatement = statement<[id: string, userId: string, title: string, text: string], Note>(
  'write_note',
  `
  INSERT INTO notes (id, user_id, title, text) VALUES ($1, $2, $3, $4)
  RETURNING id, title, text, created_at AS "createdAt", updated_at AS "updatedAt"`,
);

/**
 * People's notes. Every question names the owner beside the note, so that none can forget to ask whose it is
 * (OWASP API1:2023). An id that is none is one that names nothing.
 */
export class Notes {
  readonly #pool: Pool;
  readonly #prisma: PrismaClient;

  constructor(pool: Pool, prisma: PrismaClient) {
    this.#pool = pool;
    this.#prisma = prisma;
  }

  /** A page of a person's notes, the newest first. */
  async list(userId: string, { limit, cursor }: PageQuery): Promise<NotePage> {
    const found = await this.#prisma.note.findMany({
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
    const note = await this.#prisma.note.findFirst({ where: { id, userId }, select: NOTE });
    return note ?? undefined;
  }

  /** Notes of one user are created one after the other, so that parallel requests cannot exceed {@link MOST_NOTES}. */
  async write(
    userId: string,
    { title, text }: NewNote,
  ): Promise<Note | 'account gone' | 'too many'> {
    return transaction(this.#pool, async (client) => {
      await lockUser(client, userId);
      // A statement of its own, after the lock: it sees the notes of the requests that it waited for.
      const [owner] = await ownerStatement(client, userId);
      if (owner === undefined) return 'account gone';
      if (owner.notes >= MOST_NOTES) return 'too many';
      const [note] = await writeStatement(client, newId(), userId, title, text);
      if (note === undefined) throw new Error('a note that was created has no row');
      return note;
    });
  }

  async change(userId: string, id: string, change: NoteChange): Promise<Note | undefined> {
    if (!isUuid(id)) return undefined;
    const [note] = await this.#prisma.note.updateManyAndReturn({
      where: { id, userId },
      data: change,
      select: NOTE,
    });
    return note;
  }

  /** Whether there was such a note. */
  async delete(userId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const { count } = await this.#prisma.note.deleteMany({ where: { id, userId } });
    return count === 1;
  }
}
