import { defineConfig } from 'prisma/config';

// Only Prisma's command line uses this, to create migrations (`prisma migrate dev`) and to generate the client.
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    // The direct URL, because Prisma takes a lock, which belongs to one connection. An empty value counts as unset.
    url: process.env['DIRECT_DATABASE_URL'] || process.env['DATABASE_URL'] || '',
    // `prisma migrate diff` replays the migrations here. `migrate dev` creates a database of its own for that.
    shadowDatabaseUrl: process.env['SHADOW_DATABASE_URL'],
  },
});
