import { defineConfig } from 'prisma/config';

// For Prisma's command line alone: `prisma migrate dev` makes a migration, and the client is generated.
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    // Direct: it locks and needs a connection of its own. An empty value counts as unset.
    url: process.env['DIRECT_DATABASE_URL'] || process.env['DATABASE_URL'] || '',
    // Where `prisma migrate diff` replays the migrations; `migrate dev` makes a database of its own for it.
    shadowDatabaseUrl: process.env['SHADOW_DATABASE_URL'],
  },
});
