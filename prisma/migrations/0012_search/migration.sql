-- Finding by words instead of by trigrams: an index of trigrams of a million names takes 20 to 50 ms to bring a name and a surname together,
-- or the digits of a number; one of words takes one or two.

-- DropIndex
DROP INDEX "case_search_text_idx";
ALTER TABLE "case" ALTER COLUMN search_text SET STATISTICS -1;

-- The words of number, member, member ID and practitioner, each led by a letter for where it stands (n, m, i, p): `searchQuery` in
-- lib/cases/search.ts asks for them. Of number and ID every end that begins at a word, without what separates, so that "4182" and "576-071"
-- are found as "PA-26-004182" is. What separates is ASCII alone: the rest of Unicode are letters here, whatever the database's locale.
CREATE FUNCTION search_words_of(p_text text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  lines text[] := string_to_array(p_text, E'\n');
  found text[] := '{}';
  words text[];
  ending text;
  kind text;
BEGIN
  FOR at IN 1 .. least(4, coalesce(array_length(lines, 1), 0)) LOOP
    kind := substr('nmip', at, 1);
    words := array_remove(regexp_split_to_array(lines[at], '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+'), '');
    ending := '';
    FOR i IN REVERSE coalesce(array_length(words, 1), 0) .. 1 LOOP
      ending := CASE WHEN kind IN ('n', 'i') THEN words[i] || ending ELSE words[i] END;
      found := found || left(kind || ending, 500);
    END LOOP;
    IF kind = 'n' AND ltrim(words[array_length(words, 1)], '0') <> '' THEN found := found || left(kind || ltrim(words[array_length(words, 1)], '0'), 500); END IF;
  END LOOP;
  RETURN array_to_tsvector(found);
END $$;
REVOKE ALL ON FUNCTION search_words_of(text) FROM PUBLIC;

-- Generated once for the cases that are there, in one rewrite of the table; from then on kept by a trigger, since cases are written as whole
-- rows, and a generated column takes no value.
-- AlterTable
ALTER TABLE "case" ADD COLUMN     "search_words" tsvector GENERATED ALWAYS AS (search_words_of(search_text)) STORED;
ALTER TABLE "case" ALTER COLUMN search_words DROP EXPRESSION;

CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_words := search_words_of(NEW.search_text);
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_search_words() FROM PUBLIC;
ALTER FUNCTION keep_search_words() SET search_path = public, pg_temp;
CREATE TRIGGER case_search_words BEFORE INSERT OR UPDATE OF search_text, search_words ON "case" FOR EACH ROW EXECUTE FUNCTION keep_search_words();

-- CreateIndex
CREATE INDEX "case_search_words_idx" ON "case" USING GIN ("search_words");

-- What is common is met soon when the newest are read one after the other, without the table.
CREATE INDEX case_search_received_idx ON "case" (received_at, id) INCLUDE (plan_id, search_words) WHERE search_words IS NOT NULL;
