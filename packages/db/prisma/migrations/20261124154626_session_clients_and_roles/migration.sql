-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "client_address" TEXT,
ADD COLUMN     "user_agent" TEXT;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "role_changed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "users_role_changed_at_idx" ON "users"("role_changed_at");

-- What schema.prisma cannot say: what a client says of itself is kept as far as anybody reads it.
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_agent_check" CHECK (char_length("user_agent") <= 256);
