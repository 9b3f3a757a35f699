import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE } from './sample.js';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The files of this repository that the command needs. */
const NEEDED = [
  'packages/generate/src',
  'packages/generate/package.json',
  'packages/db/scripts/prisma.js',
  'packages/db/prisma.config.ts',
  'packages/db/package.json',
  '.prettierrc.json',
];

let folder = '';
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'generate-'));
  for (const path of NEEDED) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  for (const [path, text] of Object.entries(SAMPLE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git('init', '--quiet');
  git('add', '--all');
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['packages/generate/src/generate.js', 'invoice'], {
    cwd: folder,
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the lists get the lines of the new resource, with imports in order and fields aligned', () => {
  const lines = git('diff', '--unified=1').replaceAll(/^(?:diff|index|---|@@).*\n| +$/gm, '');
  expect(`\n${lines}`).toMatchInlineSnapshot(`
    "
    +++ b/apps/api/src/app.module.ts
     import { AccountsModule } from './accounts/accounts.module.js';
    +import { InvoicesModule } from './invoices/invoices.module.js';
     import { NotesModule } from './notes/notes.module.js';
         NotesModule,
    +    InvoicesModule,
       ],
    +++ b/apps/api/src/tokens/scopes.ts
       'notes:write': 'Write your notes',
    +  'invoices:read': 'Read your invoices',
    +  'invoices:write': 'Write your invoices',
     } as const;
    +++ b/apps/web/src/proxy/routes.ts
    +import { forms as invoicesForms } from '../app/invoices/forms';
    +import { loader as invoicesLoader } from '../app/invoices/loader';
     import { forms as notesForms } from '../app/notes/forms';
       '/notes': signedInPage(notesLoader, notesForms),
    +  '/invoices': signedInPage(invoicesLoader, invoicesForms),
       '/register': publicPage(),
    +++ b/apps/web/src/ui/site-header.tsx
         <Link href="/notes">Notes</Link>
    +    <Link href="/invoices">Invoices</Link>
       </nav>
    +++ b/packages/db/prisma/schema.prisma
     model User {
    -  id    String @id
    -  notes Note[]
    +  id       String    @id
    +  notes    Note[]
    +  invoices Invoice[]

    "
  `);
});

test('the copies have sorted imports, and do not claim to be the sample', () => {
  expect(read('apps/api/src/invoices/invoices.controller.ts')).toBe(
    `import { Controller } from '@nestjs/common';
import { page } from '../page.js';
import { Invoices } from './invoices.js';
import { list } from './list.js';

/** An invoice of another user is 404. */
@Controller('invoices')
@Group('Invoices', 'Invoices of the signed-in user.')
export class InvoicesController {}
`,
  );
  expect(read('apps/api/src/invoices/invoices.module.ts')).toBe(
    `import { Module } from '@nestjs/common';

@Module({})
export class InvoicesModule {}
`,
  );
  expect(read('packages/db/prisma/invoices.prisma')).toBe(
    `model Invoice {
  id     String @id
  userId String
  user   User   @relation(fields: [userId], references: [id])

  @@map("invoices")
}
`,
  );
});

test('the migration of the new resource is applied after all others', () => {
  expect(read('packages/db/prisma/migrations/99990101000001_invoices/migration.sql')).toBe(
    'CREATE TABLE "invoices" ();\n',
  );
});

test('a single name that looks like a plural is refused, with the names to give', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['packages/generate/src/generate.js', 'recipes'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^recipes looks like a plural\. Give the singular/);
});
