-- Addresses are kept in one spelling from now on: domains in ASCII (IDNA), width forms of letters mapped. Rows that have
-- another one would not be found any more. SQL has no Punycode: this is RFC 3492 §6.3, for one label.
CREATE FUNCTION ascii_label(label text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  points constant int[] := ARRAY(SELECT ascii(c) FROM regexp_split_to_table(label, '') AS c);
  output text := regexp_replace(label, '[^\u0001-\u007f]', '', 'g');
  basic constant int := length(output);
  handled int := basic;
  n int := 128;
  bias int := 72;
  delta int := 0;
  point int;
  q int;
  k int;
  t int;
BEGIN
  IF basic = cardinality(points) THEN RETURN label; END IF;
  IF basic > 0 THEN output := output || '-'; END IF;
  WHILE handled < cardinality(points) LOOP
    SELECT min(p) INTO point FROM unnest(points) AS p WHERE p >= n;
    delta := delta + (point - n) * (handled + 1);
    n := point;
    FOREACH point IN ARRAY points LOOP
      IF point < n THEN delta := delta + 1; END IF;
      CONTINUE WHEN point <> n;
      q := delta;
      k := 36;
      LOOP
        t := greatest(1, least(26, k - bias));
        EXIT WHEN q < t;
        output := output || substr(digits, t + (q - t) % (36 - t) + 1, 1);
        q := (q - t) / (36 - t);
        k := k + 36;
      END LOOP;
      output := output || substr(digits, q + 1, 1);
      delta := CASE WHEN handled = basic THEN delta / 700 ELSE delta / 2 END;
      handled := handled + 1;
      delta := delta + delta / handled;
      k := 0;
      WHILE delta > 455 LOOP
        delta := delta / 35;
        k := k + 36;
      END LOOP;
      bias := k + 36 * delta / (delta + 38);
      delta := 0;
    END LOOP;
    delta := delta + 1;
    n := n + 1;
  END LOOP;
  RETURN 'xn--' || output;
END $$;

CREATE FUNCTION one_spelling(email text) RETURNS text LANGUAGE sql AS $$
  SELECT
    (SELECT normalize(lower(string_agg(
        CASE WHEN c BETWEEN U&'\FF01' AND U&'\FFEE' COLLATE "C" THEN normalize(c, NFKC) ELSE c END, '' ORDER BY i
      )), NFC)
     FROM regexp_split_to_table(regexp_replace(email, '@[^@]*$', ''), '') WITH ORDINALITY AS local (c, i))
    || '@' ||
    (SELECT string_agg(ascii_label(label), '.' ORDER BY i)
     FROM regexp_split_to_table(
       normalize(lower(normalize(translate(substring(email FROM '[^@]*$'), U&'\00AD\200B\2060\FEFF', ''), NFKC)), NFC),
       U&'[.\3002]'
     ) WITH ORDINALITY AS labels (label, i))
$$;

-- Of several accounts that turn out to be one address, the oldest has it. The others stay as they are, and are not found.
WITH respelled AS (
  SELECT DISTINCT ON (spelling) id, spelling
  FROM (SELECT id, one_spelling(email) AS spelling FROM users WHERE email ~ '[^\u0001-\u007f]') AS written
  ORDER BY spelling, id
)
UPDATE users SET email = spelling FROM respelled
WHERE users.id = respelled.id AND NOT EXISTS (SELECT FROM users AS owner WHERE owner.email = spelling);

UPDATE registrations SET email = one_spelling(email) WHERE email ~ '[^\u0001-\u007f]';
UPDATE password_resets SET email = one_spelling(email) WHERE email ~ '[^\u0001-\u007f]';

DROP FUNCTION one_spelling;
DROP FUNCTION ascii_label;
