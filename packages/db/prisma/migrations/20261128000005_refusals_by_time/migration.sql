-- The chart of refusals reads these alone, and none of the sign-ins and renewals, which have no code.
CREATE INDEX "auth_events_refusals_idx" ON "auth_events"("at") INCLUDE ("code", "count") WHERE "code" IS NOT NULL;
