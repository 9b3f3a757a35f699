import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { accountGone } from '../strategies/account-gone.js';
import { Principal } from '../authentication/principal.js';
import { Scopes } from '../authorization/scopes.guard.js';
import { pageQuery, type PageQuery } from '../validation/page.js';
import { problem } from '../problems/problem-exception.js';
import { AcceptsAny } from '../problems/protection.js';
import { Problems, Describe, Returns, Group } from '../problems/decorators.js';
import {
  newNote,
  note as noteSchema,
  noteChange,
  notePage,
  type NewNote,
  type NoteChange,
} from './note.js';
import { MAX_NOTES, Notes, type Note, type NotePage } from './notes.js';

/** A user's own notes. A note of another user is 404, like one that does not exist (RFC 9110 §15.5.5). */
@Controller('notes')
@Group('Notes', 'The sample resource: notes of the signed-in user.')
export class NotesController {
  constructor(private readonly notes: Notes) {}

  @Get()
  @Describe({
    summary: 'List notes',
    description: 'Newest first.',
    success: 'A page of notes.',
  })
  @AcceptsAny()
  @Scopes(['notes:read'])
  @Returns(notePage)
  list(
    @Principal() { userId }: Principal,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<NotePage> {
    return this.notes.list(userId, query);
  }

  @Post()
  @Describe({
    summary: 'Create a note',
    description: `The note belongs to the user of the credentials, who has at most ${MAX_NOTES}.`,
    success: 'The new note.',
  })
  @AcceptsAny()
  @Scopes(['notes:write'])
  @Returns(noteSchema)
  @Problems('conflict')
  async create(
    @Principal() principal: Principal,
    @Body({ schema: newNote }) note: NewNote,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Note> {
    const created = await this.notes.create(principal.userId, note);
    if (created === 'account gone') throw accountGone(principal);
    if (created === 'too many') throw tooMany();
    // RFC 9110 §15.3.2: a 201 response names the new resource.
    reply.header('location', `/notes/${created.id}`);
    return created;
  }

  @Get(':id')
  @Describe({
    summary: 'Read a note',
    description: 'A note of another user is not found.',
    success: 'The note.',
  })
  @AcceptsAny()
  @Scopes(['notes:read'])
  @Returns(noteSchema)
  @Problems('not_found')
  async read(@Principal() { userId }: Principal, @Param('id') id: string): Promise<Note> {
    return found(await this.notes.read(userId, id));
  }

  @Patch(':id')
  @Describe({
    summary: 'Change a note',
    description: 'Members that are not sent stay as they are.',
    success: 'The note as it is now.',
  })
  @AcceptsAny()
  @Scopes(['notes:write'])
  @Returns(noteSchema)
  @Problems('not_found')
  async change(
    @Principal() { userId }: Principal,
    @Param('id') id: string,
    @Body({ schema: noteChange }) change: NoteChange,
  ): Promise<Note> {
    return found(await this.notes.change(userId, id, change));
  }

  @Delete(':id')
  @Describe({
    summary: 'Delete a note',
    description: 'A note of another user is not found.',
    success: 'The note is deleted.',
  })
  @HttpCode(204)
  @AcceptsAny()
  @Scopes(['notes:write'])
  @Problems('not_found')
  async delete(@Principal() { userId }: Principal, @Param('id') id: string): Promise<void> {
    if (!(await this.notes.delete(userId, id))) throw problem('not_found');
  }
}

function tooMany() {
  const detail = `A user has at most ${MAX_NOTES} notes. Delete one that is no longer needed, then try again.`;
  return problem('conflict', {}, { why: 'too many notes', detail });
}

function found(note: Note | undefined): Note {
  if (note === undefined) throw problem('not_found');
  return note;
}
