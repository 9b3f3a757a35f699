-- A user's living sessions, in the order in which they are listed and ended: there may be very many, and more that are over.
CREATE INDEX "sessions_living_idx" ON "sessions"("user_id", "id") WHERE "ended_at" IS NULL;
