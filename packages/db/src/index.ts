export { withClient } from './client.js';
export { databaseFault } from './database-fault.js';
export {
  EndReason,
  Prisma,
  PrismaClient,
  Role,
  type AuthEvent,
  type Session,
  type User,
} from './generated/client.js';
export { migrate } from './migrate.js';
export { ARGON2_OPTIONS, hashPassword } from './password-hash.js';
export { CONNECTION_TIMEOUT, createPool } from './pool.js';
export { createPrisma } from './prisma.js';
export { DEMO_ACCOUNTS, DEMO_PASSWORD, seed } from './seed.js';
