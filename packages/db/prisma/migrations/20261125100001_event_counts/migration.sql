-- AlterTable
ALTER TABLE "auth_events" ADD COLUMN     "count" INTEGER NOT NULL DEFAULT 1;
