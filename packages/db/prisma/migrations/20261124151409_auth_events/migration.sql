-- CreateTable
CREATE TABLE "auth_events" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "code" TEXT,
    "status" SMALLINT,
    "method" TEXT NOT NULL,
    "route" TEXT,
    "scheme" TEXT,
    "request_id" UUID NOT NULL,
    "user_id" UUID,
    "session_id" UUID,
    "client_address" TEXT NOT NULL,
    "why" TEXT,
    "detail" TEXT,
    "identifier_hash" TEXT,

    CONSTRAINT "auth_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "auth_events_at_idx" ON "auth_events"("at");

-- CreateIndex
CREATE INDEX "auth_events_request_id_idx" ON "auth_events"("request_id");

-- CreateIndex
CREATE INDEX "auth_events_user_id_id_idx" ON "auth_events"("user_id", "id");

-- CreateIndex
CREATE INDEX "auth_events_code_id_idx" ON "auth_events"("code", "id");

-- What schema.prisma cannot say: a refusal has a code and its status, anything else has neither.
ALTER TABLE "auth_events"
    ADD CONSTRAINT "auth_events_refusal_check" CHECK (("code" IS NULL) = ("status" IS NULL));
