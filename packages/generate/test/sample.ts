/** The files of a small repository with a sample resource, by path. */
export const SAMPLE = {
  'apps/api/src/app.module.ts': `import { Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { NotesModule } from './notes/notes.module.js';
import { TokensModule } from './tokens/tokens.module.js';

@Module({
  imports: [
    AccountsModule,
    AuditModule,
    DatabaseModule,
    MailModule,
    SessionsModule,
    TokensModule,
    NotesModule,
  ],
})
export class AppModule {}
`,
  'apps/api/src/tokens/scopes.ts': `export const SCOPE_WORDS = {
  'notes:read': 'Read your notes',
  'notes:write': 'Write your notes',
} as const;
`,
  'apps/web/src/proxy/routes.ts': `import { forms as notesForms } from '../app/notes/forms';
import { loader as notesLoader } from '../app/notes/loader';
import { table } from './page-route';

const routes = table({
  '/notes': signedInPage(notesLoader, notesForms),
  '/register': publicPage(),
});
`,
  'apps/web/src/ui/site-header.tsx': `export const nav = (
  <nav>
    <Link href="/notes">Notes</Link>
  </nav>
);
`,
  'packages/db/prisma/schema.prisma': `datasource db {
  provider = "postgresql"
}

model User {
  id    String @id
  notes Note[]

  @@map("users")
}
`,
  'packages/db/prisma/notes.prisma': `/// The sample resource.
model Note {
  id     String @id
  userId String
  user   User   @relation(fields: [userId], references: [id])

  @@map("notes")
}
`,
  'packages/db/prisma/migrations/20260101000000_notes/migration.sql': 'CREATE TABLE "notes" ();\n',
  'packages/db/prisma/migrations/99990101000000_later/migration.sql': 'SELECT 1;\n',
  'apps/api/src/notes/notes.controller.ts': `import { Controller } from '@nestjs/common';
import { list } from './list.js';
import { Notes } from './notes.js';
import { page } from '../page.js';

/** A note of another user is 404. */
@Controller('notes')
@Group('Notes', 'The sample resource: notes of the signed-in user.')
export class NotesController {}
`,
  'apps/api/src/notes/notes.module.ts': `import { Module } from '@nestjs/common';

/** The sample resource. Replace it with your own. */
@Module({})
export class NotesModule {}
`,
};
