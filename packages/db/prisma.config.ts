import { defineConfig } from 'prisma/config';

// For Prisma's command line alone: `prisma migrate dev` makes a migration, and the client is generated.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
