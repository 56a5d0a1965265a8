-- The doors: when a session was last used, the second factor of who signs and administers, how fast one may try again, and how much one may
-- ask. What is tried and asked is no part of any record.

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "active_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE UNLOGGED TABLE "bucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "filled_at" TIMESTAMPTZ(3) NOT NULL,
    "wait_ms" INTEGER NOT NULL,

    CONSTRAINT "bucket_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 50);

-- CreateIndex
CREATE UNIQUE INDEX "two_factor_user_id_key" ON "two_factor"("user_id");

-- CreateIndex
CREATE INDEX "attempt_tried_at_idx" ON "attempt"("tried_at");

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON two_factor TO criterion_app;

-- ── How long a session goes on ──────────────────────────────────────────────

-- Milliseconds until the session ends for want of activity; null: it is over, and gone. With p_active it begins to count anew, which is
-- written at most once a minute. The end that no activity moves is the session's own (expires_at).
CREATE FUNCTION session_left(p_session text, p_active boolean, p_idle_ms integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE s record; used timestamptz; now_at timestamptz := clock_timestamp(); idle interval := p_idle_ms * interval '1 millisecond';
BEGIN
  SELECT x.active_at, x.expires_at INTO s FROM session x WHERE x.id = p_session;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF s.active_at <= now_at - idle OR s.expires_at <= now_at THEN
    DELETE FROM session x WHERE x.id = p_session AND x.active_at = s.active_at;
    -- Another process may have seen activity since this one read.
    IF FOUND THEN RETURN NULL; END IF;
    SELECT x.active_at, x.expires_at INTO s FROM session x WHERE x.id = p_session;
    IF NOT FOUND THEN RETURN NULL; END IF;
  END IF;
  used := s.active_at;
  IF p_active AND used < now_at - least(interval '1 minute', idle / 4) THEN
    UPDATE session x SET active_at = now_at WHERE x.id = p_session;
    used := now_at;
  END IF;
  RETURN extract(epoch FROM least(used + idle, s.expires_at) - now_at) * 1000;
END $$;

-- ── How fast one may try a password again ───────────────────────────────────

-- Milliseconds to wait before the next attempt; 0: try now. The attempt counts as failed from here on, until settle_attempt takes it back: of
-- many at once only as many pass as would one after the other. Per key: failures that cost nothing, failures that double the wait, and the
-- longest wait in seconds. An hour without an attempt forgets.
CREATE FUNCTION begin_attempt(p_keys text[], p_free integer[], p_doubling double precision[], p_most integer[])
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE i integer; a record; wait double precision := 0; now_at timestamptz := clock_timestamp(); n integer; pause double precision;
BEGIN
  IF random() < 0.01 THEN
    DELETE FROM attempt x USING (SELECT o.key FROM attempt o WHERE o.tried_at < now_at - interval '1 day' FOR UPDATE SKIP LOCKED) old
      WHERE x.key = old.key;
  END IF;
  FOR i IN 1 .. cardinality(p_keys) LOOP
    INSERT INTO attempt (key, failures, tried_at, free_at) VALUES (p_keys[i], 0, now_at, now_at) ON CONFLICT DO NOTHING;
    SELECT x.free_at INTO a FROM attempt x WHERE x.key = p_keys[i] FOR UPDATE;
    -- Read anew: whoever waited for the lock comes after who held it.
    now_at := clock_timestamp();
    wait := greatest(wait, extract(epoch FROM a.free_at - now_at) * 1000);
  END LOOP;
  -- Instants are kept to the millisecond, rounded up at times.
  IF wait >= 1 THEN RETURN ceil(wait); END IF;
  FOR i IN 1 .. cardinality(p_keys) LOOP
    UPDATE attempt x SET failures = CASE WHEN x.tried_at < now_at - interval '1 hour' THEN 1 ELSE x.failures + 1 END, tried_at = now_at
      WHERE x.key = p_keys[i] RETURNING x.failures INTO n;
    pause := CASE WHEN n <= p_free[i] THEN 0 ELSE least(p_most[i], power(2, least(60, (n - p_free[i] - 1) / p_doubling[i]))) END;
    UPDATE attempt x SET free_at = now_at + pause * interval '1 second' WHERE x.key = p_keys[i];
  END LOOP;
  RETURN 0;
END $$;

-- The attempt was right: what was counted of p_forget is forgotten, of p_forgive this one attempt.
CREATE FUNCTION settle_attempt(p_forget text[], p_forgive text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE attempt SET failures = greatest(0, failures - 1), free_at = clock_timestamp() WHERE key = ANY (p_forgive);
  DELETE FROM attempt WHERE key = ANY (p_forget);
$$;

-- ── How much one may ask ────────────────────────────────────────────────────

-- Takes a token from a bucket that fills at p_rate a second up to p_burst. Milliseconds until there is one; 0: taken.
CREATE FUNCTION take_token(p_key text, p_rate double precision, p_burst double precision) RETURNS integer LANGUAGE sql AS $$
  INSERT INTO bucket AS b (key, tokens, filled_at, wait_ms) VALUES (p_key, p_burst - 1, clock_timestamp(), 0)
  ON CONFLICT (key) DO UPDATE SET (tokens, filled_at, wait_ms) = (
    SELECT CASE WHEN n >= 1 THEN n - 1 ELSE n END, clock_timestamp(), CASE WHEN n >= 1 THEN 0 ELSE ceil((1 - n) / p_rate * 1000) END
    FROM least(p_burst, b.tokens + greatest(0, extract(epoch FROM clock_timestamp() - b.filled_at)) * p_rate) n)
  RETURNING wait_ms;
$$;

-- Lets a request in, or says how long to wait: by its address, and by whose session it carries. One round trip for every request.
CREATE FUNCTION admit(p_address text, p_token text, p_address_rate double precision, p_address_burst double precision,
  p_user_rate double precision, p_user_burst double precision, OUT user_id text, OUT wait_ms integer) LANGUAGE plpgsql AS $$
BEGIN
  -- Buckets that are full again say nothing.
  IF random() < 0.0005 THEN
    DELETE FROM bucket x USING (SELECT o.key FROM bucket o WHERE o.filled_at < clock_timestamp() - interval '1 hour' FOR UPDATE SKIP LOCKED) old
      WHERE x.key = old.key;
  END IF;
  SELECT s.user_id INTO admit.user_id FROM session s WHERE s.token = p_token AND s.expires_at > clock_timestamp();
  wait_ms := take_token('address ' || p_address, p_address_rate, p_address_burst);
  IF wait_ms = 0 AND admit.user_id IS NOT NULL THEN wait_ms := take_token('user ' || admit.user_id, p_user_rate, p_user_burst); END IF;
END $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['session_left(text, boolean, integer)', 'begin_attempt(text[], integer[], double precision[], integer[])',
    'settle_attempt(text[], text[])', 'take_token(text, double precision, double precision)',
    'admit(text, text, double precision, double precision, double precision, double precision)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
