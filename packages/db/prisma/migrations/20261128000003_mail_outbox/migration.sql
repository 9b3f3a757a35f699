-- Links that were mailed before this lead to the form that asks for name and password: what was chosen with them goes.
-- AlterTable
ALTER TABLE "registrations" DROP COLUMN "name",
DROP COLUMN "password_hash";

-- CreateTable
CREATE TABLE "mail_outbox" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT,
    "text" TEXT,
    "device" TEXT,
    "network" TEXT,
    "request_id" UUID NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "give_up_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mail_outbox_due_at_idx" ON "mail_outbox"("due_at");

-- CreateIndex
CREATE INDEX "mail_outbox_give_up_at_idx" ON "mail_outbox"("give_up_at");
