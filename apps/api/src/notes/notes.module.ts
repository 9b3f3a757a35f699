import { Module } from '@nestjs/common';
import { NotesController } from './notes.controller.js';
import { Notes } from './notes.js';

/** The sample resource. No other folder depends on it: replace it with your own. */
@Module({ controllers: [NotesController], providers: [Notes] })
export class NotesModule {}
