import { Module } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { Pool } from 'pg';
import { NotesController } from './notes.controller.js';
import { Notes } from './notes.js';

/** The sample resource, which shows what belongs to one. Nothing else knows of it: put your own in its place. */
@Module({
  controllers: [NotesController],
  providers: [
    {
      provide: Notes,
      inject: [Pool, PrismaClient],
      useFactory: (pool: Pool, prisma: PrismaClient) => new Notes(pool, prisma),
    },
  ],
})
export class NotesModule {}
