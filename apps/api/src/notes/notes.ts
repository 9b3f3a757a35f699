import type { Prisma, PrismaClient } from '@repo/db';
import type { Pool } from 'pg';
import { statement } from '../database/statement.js';
import { pageOf, type PageQuery } from '../http/page.js';
import { newId } from '../new-id.js';
import { isUuid } from '../tokens/claims.js';
import type { NewNote, NoteChange } from './note.js';

const NOTE = { id: true, title: true, text: true, createdAt: true, updatedAt: true } as const;

export type Note = Prisma.NoteGetPayload<{ select: typeof NOTE }>;

export interface NotePage {
  readonly notes: readonly Note[];
  /** Where the next page begins; null when this is the last one. */
  readonly nextCursor: string | null;
}

/** One statement: nothing is written for a user who is gone by now. */
const writeStatement = statement<[id: string, userId: string, title: string, text: string], Note>(
  'write_note',
  `
  INSERT INTO notes (id, user_id, title, text)
  SELECT $1, id, $3, $4 FROM users WHERE id = $2 AND disabled_at IS NULL
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

  /** Undefined when the user is gone, or disabled. */
  async write(userId: string, { title, text }: NewNote): Promise<Note | undefined> {
    const [note] = await writeStatement(this.#pool, newId(), userId, title, text);
    return note;
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
