-- queries.sql - every statement the programs run, each under a comment line of a colon and
-- its name; the embed tool makes enum SQL_NAME. A name with {a,b} in it is two statements, in
-- which a and b stand for {}. A test runs EXPLAIN QUERY PLAN on each.
-- SPDX-License-Identifier: MIT

-- ==== store: opening and transactions =========================================================

-- :application_id
PRAGMA application_id

-- :user_version
PRAGMA user_version

-- :page_size
PRAGMA page_size = 8192

-- :foreign_keys_on
PRAGMA foreign_keys = ON

-- :foreign_keys_off
PRAGMA foreign_keys = OFF

-- :journal_wal
PRAGMA journal_mode = WAL

-- :journal_delete
PRAGMA journal_mode = DELETE

-- :synchronous_normal
PRAGMA synchronous = NORMAL

-- :fts_api
SELECT fts5(?1)

-- :cache_size
PRAGMA cache_size = -131072

-- :mmap_size
PRAGMA mmap_size = 4294967296

-- :temp_store
PRAGMA temp_store = MEMORY

-- :trusted_schema
PRAGMA trusted_schema = OFF

-- :begin
BEGIN IMMEDIATE

-- :begin_reading
BEGIN

-- :commit
COMMIT

-- :rollback
ROLLBACK

-- :savepoint
SAVEPOINT article

-- :release
RELEASE article

-- :rollback_to
ROLLBACK TO article

-- :table_count
SELECT count(*) FROM sqlite_schema

-- :meta_get
SELECT value FROM meta WHERE name = :name

-- :meta_set
INSERT INTO meta (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- :drop_derived
DROP VIEW IF EXISTS timeline;
DROP VIEW IF EXISTS talk_rounds;
DROP VIEW IF EXISTS statements;
DROP VIEW IF EXISTS positions;
DROP VIEW IF EXISTS actor_profile;
DROP VIEW IF EXISTS evidence;
DROP VIEW IF EXISTS dyads;
DROP VIEW IF EXISTS conflicts;
DROP VIEW IF EXISTS replies;
DROP VIEW IF EXISTS threads;
DROP TABLE IF EXISTS article_fts;
DROP TABLE IF EXISTS event_fts;
DROP TABLE IF EXISTS judged;
DROP TABLE IF EXISTS event_link;
DROP TABLE IF EXISTS thread_event;
DROP TABLE IF EXISTS thread;
DROP TABLE IF EXISTS event_field;
DROP TABLE IF EXISTS event_actor;
DROP TABLE IF EXISTS other_time;
DROP TABLE IF EXISTS actor_sum;
DROP TABLE IF EXISTS event_tally;
DROP TABLE IF EXISTS event_block;
DROP TABLE IF EXISTS event_pack;
DROP TABLE IF EXISTS event_history;
DROP TABLE IF EXISTS sketch;
DROP TABLE IF EXISTS likeness;
DROP TABLE IF EXISTS retelling;
DROP TABLE IF EXISTS report_field;
DROP TABLE IF EXISTS report_actor;
DROP TABLE IF EXISTS report;
DROP TABLE IF EXISTS event;
DROP TABLE IF EXISTS series_party;
DROP TABLE IF EXISTS series;
DROP TABLE IF EXISTS actor_role;
DROP TABLE IF EXISTS article_actor;
DROP TABLE IF EXISTS actor_name;
DROP TABLE IF EXISTS actor;
DROP INDEX IF EXISTS article_published;
DROP INDEX IF EXISTS article_added;
DROP INDEX IF EXISTS article_uri;
DROP INDEX IF EXISTS carrier_source;

-- :article_forget_all
UPDATE article SET rules = ''

-- ==== store: articles =========================================================================

-- :article_by_hash
SELECT id, rules, published, published_given, title, author, lang
  FROM article WHERE sha256 = :sha256

-- :article_insert
INSERT INTO article (uri, name, sha256, rules, published, published_given, added, title,
                     author, lang, length, text)
VALUES (:uri, :name, :sha256, :rules, :published, :given, :added, :title,
        :author, :lang, :length, :text)

-- :article_update
UPDATE article
   SET rules = :rules, published = :published, published_given = :given, title = :title,
       author = :author, lang = :lang
 WHERE id = :id

-- :article_stale
SELECT a.id, a.name, a.uri, a.title, a.author, a.lang, a.published_given, a.text,
       (SELECT c.source FROM carrier c WHERE c.article = a.id ORDER BY c.id LIMIT 1)
  FROM article a WHERE a.id > :after AND a.rules <> :rules
 ORDER BY a.id LIMIT 1

-- :article_count_stale
SELECT count(*), (SELECT count(*) FROM article) FROM article WHERE rules <> :rules

-- :carrier_of_article
SELECT source, uri, published FROM carrier WHERE article = :article ORDER BY id

-- :carrier_insert
INSERT INTO carrier (article, source, uri, published, added)
VALUES (:article, :source, :uri, :published, :added)
    ON CONFLICT (article, source, uri) DO NOTHING

-- :carrier_redate
UPDATE carrier SET published = :published
 WHERE article = :article AND source = :source AND uri = :uri

-- :judged_date
SELECT value FROM judgement
 WHERE anchor = :sha256 AND verb = 'date' AND undone IS NULL ORDER BY id DESC LIMIT 1

-- :article_actor_insert
INSERT INTO article_actor (id, article, key, name, names, kind, known, parent, mentions)
VALUES (:id, :article, :key, :name, :names, :kind, :known, :parent, :mentions)

-- :actor_role_insert
INSERT INTO actor_role (id, article, who, of, role, off, len)
VALUES (:id, :article, :who, :of, :role, :off, :len)

-- :report_insert
INSERT INTO report (id, article, type, status, begins, ends, grain, basis, approx, when_text,
                    when_op, place, place_who, trigger_off, trigger_len, off, len, same_as,
                    inside, confidence, rule)
VALUES (:id, :article, :type, :status, :begins, :ends, :grain, :basis, :approx, :when_text,
        :when_op, :place, :place_who, :trigger_off, :trigger_len, :off, :len, :same_as,
        :inside, :confidence, :rule)

-- :report_actor_insert
INSERT INTO report_actor (report, n, role, who, words, off, len)
VALUES (:report, :n, :role, :who, :words, :off, :len)

-- :report_field_insert
INSERT INTO report_field (report, n, field, number, text, off, len)
VALUES (:report, :n, :field, :number, :text, :off, :len)

-- :report_field_delete
DELETE FROM report_field WHERE report >= :first AND report < :behind

-- :report_actor_delete
DELETE FROM report_actor WHERE report >= :first AND report < :behind

-- :report_delete
DELETE FROM report WHERE id >= :first AND id < :behind

-- :actor_role_delete
DELETE FROM actor_role WHERE id >= :first AND id < :behind

-- :article_actor_delete
DELETE FROM article_actor WHERE id >= :first AND id < :behind

-- :article_fts_forget
INSERT INTO article_fts (article_fts, rowid, title, text)
SELECT 'delete', a.id, a.title, a.text FROM article a
 WHERE a.id = :id AND EXISTS (SELECT 1 FROM article_fts_docsize s WHERE s.id = a.id)

-- :article_fts_add
INSERT INTO article_fts (rowid, title, text)
SELECT id, title, text FROM article WHERE id = :id

-- :article_fts_fill
INSERT INTO article_fts (rowid, title, text)
SELECT id, title, text FROM article
 WHERE id > (SELECT coalesce(max(id), 0) FROM article_fts_docsize)

-- :article_fts_indexed
SELECT EXISTS (SELECT 1 FROM article_fts_docsize WHERE id = :id)

-- :report_times
SELECT id, when_op, basis, begins, ends, grain, approx FROM report
 WHERE id >= :first AND id < :behind ORDER BY id

-- :report_set_time
UPDATE report SET begins = :begins, ends = :ends, grain = :grain, basis = :basis,
       approx = :approx WHERE id = :id

-- ==== store: copies and revisions ==============================================================

-- :sketch_put
INSERT INTO sketch (article, words, bands) VALUES (:article, :words, :bands)
    ON CONFLICT (article) DO UPDATE SET words = excluded.words, bands = excluded.bands

-- :retell_articles
SELECT s.article, a.published, a.added, a.sha256, s.words, s.bands, r.lead,
       r.kind = 'revision'
  FROM sketch s CROSS JOIN article a ON a.id = s.article
  LEFT JOIN retelling r ON r.article = s.article
 ORDER BY a.sha256

-- :retell_carriers
SELECT article, source, uri FROM carrier

-- :retell_known
SELECT a, b, likeness, shared FROM likeness ORDER BY a, b

-- :retell_learn
INSERT INTO likeness (a, b, likeness, shared) VALUES (:a, :b, :likeness, :shared)

-- :retell_forget
DELETE FROM likeness WHERE a = :a AND b = :b

-- :retell_put
INSERT INTO retelling (article, lead, kind, shared) VALUES (:article, :lead, :kind, :shared)
    ON CONFLICT (article) DO UPDATE SET
       lead = excluded.lead, kind = excluded.kind, shared = excluded.shared

-- :retell_delete
DELETE FROM retelling WHERE article = :article

-- :retell_untie_reports
UPDATE report SET event = NULL, reason = NULL, score = NULL
 WHERE id >= :first AND id < :behind AND event IS NOT NULL

-- :retell_untie_actors
UPDATE article_actor SET actor = NULL, reason = NULL, score = NULL
 WHERE id >= :first AND id < :behind AND actor IS NOT NULL

-- ==== store: linking ==========================================================================

-- :link_articles
SELECT a.id, a.published, a.sha256, r.article IS NOT NULL
  FROM article a LEFT JOIN retelling r ON r.article = a.id ORDER BY a.id

-- :link_carriers
SELECT article, source, published FROM carrier
 ORDER BY article, published IS NULL, published, source

-- :link_whos
SELECT id, actor, key, name, names, kind, parent, mentions, known
  FROM article_actor ORDER BY id

-- :link_roles
SELECT id, who, of, role FROM actor_role ORDER BY id

-- :link_reports
SELECT id, event, type, status, begins, ends, grain, basis, approx, when_text, place,
       place_who, trigger_off, trigger_len, same_as, confidence,
       iif(begins IS NULL, when_op, NULL)
  FROM report ORDER BY id

-- :link_parts
SELECT report, role, who, iif(who IS NULL, words, NULL)
  FROM report_actor ORDER BY report, n

-- :link_fields
SELECT report, field, number, text, off, len FROM report_field ORDER BY report, n

-- :link_actors
SELECT id, key, digest FROM actor ORDER BY id

-- :link_all_series
SELECT id, key, digest FROM series ORDER BY id

-- :link_events
SELECT id, key, digest FROM event ORDER BY id

-- :who_set_actor
UPDATE article_actor SET actor = :actor, reason = :reason, score = :score WHERE id = :id

-- :report_set_event
UPDATE report SET event = :event, reason = :reason, score = :score WHERE id = :id

-- :sum_clear
DELETE FROM actor_sum WHERE actor = :actor

-- :sum_put
INSERT INTO actor_sum (actor, part, n, id, month, count)
VALUES (:actor, :part, :n, :id, :month, :count)

-- :sum_known
SELECT actor FROM actor_sum WHERE part = 'events'

-- :sum_is_busy
SELECT count(*) FROM (SELECT 1 FROM event_actor WHERE actor = :actor LIMIT :limit)

-- :sum_told
SELECT DISTINCT actor FROM event_actor WHERE event = :event

-- The actor's events, the last first: those with a date, those without.
-- :sum_dated
SELECT x.event, x.begins, x.role, e.type
  FROM event_actor x CROSS JOIN event e ON e.id = x.event
 WHERE x.actor = :actor AND x.begins IS NOT NULL ORDER BY x.begins DESC, x.event DESC

-- :sum_undated
SELECT x.event, e.first_reported, x.role, e.type
  FROM event_actor x CROSS JOIN event e ON e.id = x.event
 WHERE x.actor = :actor AND x.begins IS NULL
 ORDER BY e.first_reported DESC, x.event DESC

-- :actor_put
INSERT INTO actor (id, key, name, kind, known, parent, articles, mentions, first_seen,
                   last_seen, digest)
VALUES (:id, :key, :name, :kind, :known, :parent, :articles, :mentions, :first, :last, :digest)
    ON CONFLICT (id) DO UPDATE SET
       key = excluded.key, name = excluded.name, kind = excluded.kind,
       known = excluded.known, parent = excluded.parent, articles = excluded.articles,
       mentions = excluded.mentions, first_seen = excluded.first_seen,
       last_seen = excluded.last_seen, digest = excluded.digest

-- :actor_name_put
INSERT INTO actor_name (actor, name, folded, articles)
VALUES (:actor, :name, :folded, :articles)

-- :actor_name_clear
DELETE FROM actor_name WHERE actor = :actor

-- :actor_delete
DELETE FROM actor WHERE id = :id

-- :series_put
INSERT INTO series (id, key, name, parties, subject, venue, begins, ends, rounds, digest)
VALUES (:id, :key, :name, :parties, :subject, :venue, :begins, :ends, :rounds, :digest)
    ON CONFLICT (id) DO UPDATE SET
       key = excluded.key, name = excluded.name, parties = excluded.parties,
       subject = excluded.subject, venue = excluded.venue,
       begins = excluded.begins, ends = excluded.ends, rounds = excluded.rounds,
       digest = excluded.digest

-- :series_party_put
INSERT INTO series_party (series, actor) VALUES (:series, :actor)

-- :series_party_clear
DELETE FROM series_party WHERE series = :series

-- :series_delete
DELETE FROM series WHERE id = :id

-- :event_put
INSERT INTO event (id, key, type, status, begins, ends, grain, basis, approx, when_text,
                   place, title, series, round, content, plover, cameo, confidence, best,
                   first_reported, last_reported, reports, articles, sources, differs, weight,
                   digest)
VALUES (:id, :key, :type, :status, :begins, :ends, :grain, :basis, :approx, :when_text,
        :place, :title, :series, :round, :content, :plover, :cameo, :confidence, :best,
        :first_reported, :last_reported, :reports, :articles, :sources, :differs, :weight,
        :digest)
    ON CONFLICT (id) DO UPDATE SET
       key = excluded.key, type = excluded.type, status = excluded.status,
       begins = excluded.begins, ends = excluded.ends, grain = excluded.grain,
       basis = excluded.basis, approx = excluded.approx, when_text = excluded.when_text,
       place = excluded.place, title = excluded.title, series = excluded.series,
       round = excluded.round, content = excluded.content, plover = excluded.plover,
       cameo = excluded.cameo, confidence = excluded.confidence, best = excluded.best,
       first_reported = excluded.first_reported, last_reported = excluded.last_reported,
       reports = excluded.reports, articles = excluded.articles,
       sources = excluded.sources, differs = excluded.differs, weight = excluded.weight,
       digest = excluded.digest

-- :event_actor_put
INSERT INTO event_actor (event, role, actor, begins, articles)
VALUES (:event, :role, :actor, :begins, :articles)

-- :event_actor_clear
DELETE FROM event_actor WHERE event = :event

-- :event_field_put
INSERT INTO event_field (event, field, number, text, report)
VALUES (:event, :field, :number, :text, :report)

-- :event_field_clear
DELETE FROM event_field WHERE event = :event

-- :event_history_put
INSERT INTO event_history (event, bytes) VALUES (:event, :bytes)

-- :event_history_clear
DELETE FROM event_history WHERE event = :event

-- :link_links
SELECT event, target, relation, score, reason, report, against
  FROM event_link ORDER BY event, target

-- :event_link_put
INSERT INTO event_link (event, target, relation, score, reason, report, against)
VALUES (:event, :target, :relation, :score, :reason, :report, :against)

-- :event_link_delete
DELETE FROM event_link WHERE event = :event AND target = :target

-- :link_threads
SELECT id, key, digest FROM thread ORDER BY id

-- :thread_put
INSERT INTO thread (id, key, opening, positions, outcome, digest)
VALUES (:id, :key, :opening, :positions, :outcome, :digest)
    ON CONFLICT (id) DO UPDATE SET
       opening = excluded.opening, positions = excluded.positions,
       outcome = excluded.outcome, digest = excluded.digest

-- :thread_delete
DELETE FROM thread WHERE id = :id

-- :link_members
SELECT event, thread, outcome FROM thread_event ORDER BY event

-- :thread_event_put
INSERT INTO thread_event (event, thread, outcome) VALUES (:event, :thread, :outcome)

-- :thread_event_delete
DELETE FROM thread_event WHERE event = :event

-- :tally_clear
DELETE FROM event_tally

-- :tally_put
INSERT INTO event_tally (type, status, basis, month, events)
VALUES (:type, :status, :basis, :month, :events)

-- :block_digests
SELECT id, digest FROM event_block ORDER BY id

-- :block_put
INSERT INTO event_block (id, events, begins, ends, told, retold, weight, flags, digest)
VALUES (:id, :events, :begins, :ends, :told, :retold, :weight, :flags, :digest)
    ON CONFLICT (id) DO UPDATE SET
       events = excluded.events, begins = excluded.begins, ends = excluded.ends,
       told = excluded.told, retold = excluded.retold, weight = excluded.weight,
       flags = excluded.flags, digest = excluded.digest

-- :block_delete
DELETE FROM event_block WHERE id = :id

-- :pack_put
INSERT INTO event_pack (id, bytes) VALUES (:id, :bytes)
    ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes

-- :pack_delete
DELETE FROM event_pack WHERE id >= :first AND id < :behind

-- :event_delete
DELETE FROM event WHERE id = :id

-- :event_fts_forget
INSERT INTO event_fts (event_fts, rowid, title, content)
SELECT 'delete', e.id, e.title, e.content FROM event e WHERE e.id = :id

-- :event_fts_add
INSERT INTO event_fts (rowid, title, content)
SELECT id, title, content FROM event WHERE id = :id

-- :event_fts_rebuild
INSERT INTO event_fts (event_fts) VALUES ('rebuild')

-- :alias_put
INSERT INTO key_alias (old, new, since) VALUES (:old, :new, :since)
    ON CONFLICT (old) DO UPDATE SET new = excluded.new, since = excluded.since
       WHERE new <> excluded.new

-- ==== store: judgements =======================================================================

-- :article_by_key
SELECT id, sha256, title, uri, published_given FROM article
 WHERE sha256 >= substr(:text, 9) AND sha256 < substr(:text, 9) || 'g'
   AND substr(:text, 1, 8) = 'article-' AND length(:text) >= 12

-- :article_by_name
SELECT id, sha256, title, uri, published_given FROM article
 WHERE uri = :text OR name = :text OR id IN (SELECT article FROM carrier WHERE uri = :text)
 ORDER BY id

-- :article_by_title
SELECT id, sha256, title, uri, published_given FROM article
 WHERE instr(lower(coalesce(title, '')), lower(:text)) > 0
    OR substr(uri, -length(:text) - 1) = '/' || :text
 ORDER BY id

-- :article_set_published
UPDATE article SET published = :published WHERE id = :id

-- :judgement_insert
INSERT INTO judgement (made, who, why, verb, subject, anchor, object, object_anchor, field,
                       value, undone, undone_by)
VALUES (:made, :who, :why, :verb, :subject, :anchor, :object, :object_anchor, :field,
        :value, :undone, :undone_by)

-- :judgement_exists
SELECT 1 FROM judgement
 WHERE anchor = :anchor AND verb = :verb AND made = :made AND who = :who
   AND coalesce(object_anchor, '') = :object_anchor AND coalesce(field, '') = :field
   AND coalesce(value, '') = :value LIMIT 1

-- :judgement_holding
SELECT id, verb, subject, anchor, value FROM judgement
 WHERE undone IS NULL AND (id = :id OR :id = 0) ORDER BY id DESC LIMIT 1

-- :judgements_holding
SELECT id, made, who, verb, subject, anchor, object_anchor, field, value FROM judgement
 WHERE undone IS NULL ORDER BY id

-- :judgement_all
SELECT made, who, why, verb, subject, anchor, object, object_anchor, field, value, undone,
       undone_by
  FROM judgement ORDER BY id

-- :judged_removed
SELECT 1 FROM judgement WHERE anchor = :sha256 AND verb = 'remove' AND undone IS NULL LIMIT 1

-- :judged_clear
DELETE FROM judged

-- :judged_put
INSERT INTO judged (target, judgement) VALUES (:target, :judgement)

-- :tag_clear
DELETE FROM tag

-- :tag_put
INSERT INTO tag (target, tag, made, who) VALUES (:target, :tag, :made, :who)
    ON CONFLICT (target, tag) DO NOTHING

-- :note_clear
DELETE FROM note

-- :note_put
INSERT INTO note (target, text, made, who) VALUES (:target, :text, :made, :who)

-- :tellings_of_event
SELECT d.sha256, r.type, r.trigger_off, r.trigger_len
  FROM event e CROSS JOIN report r ON r.event = e.id CROSS JOIN article d ON d.id = r.article
 WHERE e.key = :key ORDER BY d.sha256, r.trigger_off

-- :keys_of_actor
SELECT DISTINCT w.key FROM article_actor w WHERE w.actor = :actor ORDER BY w.key

-- :actor_key_name
SELECT key, name FROM actor WHERE id = :actor

-- :article_delete_carriers
DELETE FROM carrier WHERE article = :id

-- :article_delete
DELETE FROM article WHERE id = :id

-- :secure_delete
PRAGMA secure_delete = ON

-- :judgement_undo
UPDATE judgement SET undone = :undone, undone_by = :who WHERE id = :id

-- :judgement_log
SELECT j.id, j.made, j.who, j.why, j.verb, j.subject, j.value, coalesce(a.title, a.uri),
       j.undone IS NOT NULL, j.object, j.field
  FROM judgement j LEFT JOIN article a ON a.sha256 = j.anchor ORDER BY j.id

-- ==== store: what was known of an event ========================================================

-- :known_reports
SELECT r.id, r.event, r.type, r.status, r.begins, r.ends, r.grain, r.basis, r.approx,
       r.when_text, r.place, p.id, r.trigger_off, r.trigger_len, r.confidence, d.id,
       d.published, p.key, p.name, p.kind
  FROM report r CROSS JOIN article d ON d.id = r.article
  LEFT JOIN article_actor w ON w.id = r.place_who
  LEFT JOIN actor p ON p.id = w.actor
 WHERE r.event = :event
   AND (:published IS NULL OR d.published < :published)
   AND (:added IS NULL OR d.added < :added) AND d.id <= :article
 ORDER BY d.published IS NULL, d.published, d.sha256, r.trigger_off, r.id

-- :known_parts
SELECT x.role, a.id, a.key, a.name, a.kind
  FROM report_actor x LEFT JOIN article_actor w ON w.id = x.who
  LEFT JOIN actor a ON a.id = w.actor
 WHERE x.report = :report ORDER BY x.n

-- :known_fields
SELECT field, number, text FROM report_field WHERE report = :report ORDER BY n

-- :known_carriers
SELECT source FROM carrier
 WHERE article = :article AND (:published IS NULL OR published IS NULL OR published < :published)
 ORDER BY published IS NULL, published, source

-- :known_series
SELECT s.id, s.name FROM event e CROSS JOIN series s ON s.id = e.series WHERE e.id = :event

-- :known_history
SELECT bytes FROM event_history WHERE event = :event

-- :known_actor
SELECT key, name, kind FROM actor WHERE id = :actor

-- ==== query: which events ======================================================================

-- :block_all
SELECT id, events, begins, ends, told, retold, weight, flags FROM event_block ORDER BY id

-- :pack_get
SELECT bytes FROM event_pack WHERE id = :id

-- :pick_actor
SELECT event, role, begins FROM event_actor WHERE actor = :actor

-- Those whom no article names: "reporters", "a spokesman".
-- :pick_phrase
SELECT e.id, e.begins, x.role, x.words
  FROM report_actor x INDEXED BY report_actor_phrase
 CROSS JOIN report r ON r.id = x.report
 CROSS JOIN event e ON e.id = r.event
 WHERE x.who IS NULL AND instr(lower(x.words), :words) > 0

-- :pick_words
SELECT rowid FROM event_fts WHERE event_fts MATCH :match

-- :events_of_article
SELECT event FROM report
 WHERE id >= :article * 65536 AND id < (:article + 1) * 65536 AND event IS NOT NULL

-- :pick_series
SELECT id FROM event WHERE series = :series

-- :event_conflicts
SELECT what, field, value, grain, shown, article, source, uri, published, start, "end", text
  FROM conflicts WHERE key = :key AND (:published IS NULL OR published < :published)
 ORDER BY what, field, published IS NULL, published, article, start

-- :pick_tag
SELECT e.id FROM tag t CROSS JOIN event e ON e.key = t.target WHERE t.tag = :tag

-- :pick_key
SELECT id FROM event
 WHERE key = :key OR key = (SELECT new FROM key_alias WHERE old = :key)

-- :report_words
SELECT substr(d.text, r.off + 1, r.len), r.trigger_off - r.off
  FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.id = :report

-- :judgements_of
SELECT j.id, j.verb, j.field, j.value, j.who, j.why, j.made
  FROM judged t CROSS JOIN judgement j ON j.id = t.judgement
 WHERE t.target = :key ORDER BY j.id

-- :actors_of_parent
SELECT id FROM actor WHERE parent = :parent

-- :events_since
SELECT r.event FROM article d CROSS JOIN report r ON r.article = d.id
 WHERE d.added >= :since AND r.event IS NOT NULL

-- :events_behind
SELECT r.event FROM article d CROSS JOIN report r ON r.article = d.id
 WHERE d.id > :article AND r.event IS NOT NULL

-- :event_is_news
SELECT 1 FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.event = :event AND (:since IS NULL OR d.added >= :since) AND d.id > :article LIMIT 1

-- :article_newest
SELECT 'article-' || substr(sha256, 1, 12) FROM article
 WHERE id = (SELECT max(id) FROM article)

-- :article_published_last
SELECT max(published) FROM article

-- :articles_undated
SELECT count(*) FROM article WHERE published IS NULL

-- :event_told_undated
SELECT 1 FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.event = :event AND d.published IS NULL LIMIT 1

-- :events_judged
SELECT e.id FROM judged t CROSS JOIN event e ON e.key = t.target

-- :event_first_last
SELECT first_reported, last_reported FROM event WHERE id = :event

-- :articles_of_source
SELECT article FROM carrier WHERE source = :source

-- :articles_reported
SELECT id FROM article
 WHERE published >= coalesce(:since, '') AND published < coalesce(:until, '9999-99')

-- :all_sources
WITH RECURSIVE walk (source) AS (
    SELECT min(source) FROM carrier
    UNION ALL
    SELECT (SELECT min(c.source) FROM carrier c WHERE c.source > walk.source)
      FROM walk WHERE walk.source IS NOT NULL)
SELECT source FROM walk WHERE source <> ''

-- :all_places
WITH RECURSIVE walk (place) AS (
    SELECT min(place) FROM event WHERE place IS NOT NULL
    UNION ALL
    SELECT (SELECT min(e.place) FROM event e WHERE e.place > walk.place)
      FROM walk WHERE walk.place IS NOT NULL)
SELECT place FROM walk WHERE place <> ''

-- :search_tables
SELECT 1 FROM article_fts, event_fts LIMIT 0

-- :all_acts
SELECT DISTINCT text FROM event_field WHERE field = 'act' AND text IS NOT NULL ORDER BY 1

-- :all_media
SELECT DISTINCT text FROM event_field WHERE field = 'medium' AND text IS NOT NULL ORDER BY 1

-- :all_tags
SELECT DISTINCT tag FROM tag ORDER BY 1

-- :all_types
WITH RECURSIVE walk (type) AS (
    SELECT min(type) FROM event
    UNION ALL
    SELECT (SELECT min(e.type) FROM event e WHERE e.type > walk.type)
      FROM walk WHERE walk.type IS NOT NULL)
SELECT type FROM walk WHERE type IS NOT NULL

-- :series_in_order
SELECT id, key FROM series INDEXED BY series_key ORDER BY key

-- :rounds_of_series
SELECT id, round, begins FROM event WHERE series = :series AND type = 'talk_round'

-- :rounds_of_none
SELECT id, round, begins FROM event WHERE type = 'talk_round' AND series IS NULL

-- :all_series
SELECT id, key, name, name || ' ' || parties || ' ' || coalesce(subject, '') FROM series

-- ==== query: events ============================================================================

-- :event_row
SELECT e.id, e.key, e.type, e.status, e.begins, e.ends, e.grain, e.basis, e.approx,
       e.when_text, e.place, e.title, e.round, e.content, e.plover, e.cameo, e.confidence,
       e.first_reported, e.last_reported, e.reports, e.articles, e.sources, e.best,
       s.key, s.name, s.venue, s.parties, s.subject
  FROM event e LEFT JOIN series s ON s.id = e.series
 WHERE e.id = :event

-- What an event is sorted by: the columns in the order of sort_key.c.
-- :event_sort_key
SELECT CASE :column WHEN 0 THEN title WHEN 1 THEN key WHEN 2 THEN type WHEN 3 THEN status
       WHEN 4 THEN begins WHEN 5 THEN ends WHEN 6 THEN grain WHEN 7 THEN basis
       WHEN 8 THEN when_text WHEN 9 THEN place WHEN 10 THEN round WHEN 11 THEN content
       WHEN 12 THEN plover WHEN 13 THEN cameo WHEN 14 THEN confidence WHEN 15 THEN articles
       WHEN 16 THEN sources WHEN 17 THEN first_reported WHEN 18 THEN last_reported
       WHEN 19 THEN (SELECT name FROM series WHERE series.id = event.series) END, begins
  FROM event WHERE id = :event

-- :titles_up
SELECT id FROM event ORDER BY substr(title, 1, 32)

-- :titles_down
SELECT id FROM event ORDER BY substr(title, 1, 32) DESC

-- :keys_up
SELECT id FROM event ORDER BY key

-- :keys_down
SELECT id FROM event ORDER BY key DESC

-- :event_check
SELECT type, status, begins, ends, place, round, confidence, first_reported, last_reported
  FROM event WHERE id = :event

-- :event_said
SELECT (SELECT f.text FROM event_field f WHERE f.event = :event AND f.field = 'act'),
       (SELECT f.text FROM event_field f WHERE f.event = :event AND f.field = 'medium')

-- :event_begins
SELECT begins FROM event WHERE id = :event

-- :event_who
SELECT actor, role FROM event_actor WHERE event = :event

-- The articles that tell it: an id of a report holds that of its article.
-- :event_tellers
SELECT id / 65536 FROM report WHERE event = :event

-- :event_reported
SELECT 1 FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.event = :event AND d.published >= coalesce(:since, '')
   AND d.published < coalesce(:until, '9999-99') LIMIT 1

-- :event_differs
SELECT 1 FROM event WHERE id = :event AND differs = 1

-- :event_has_words
SELECT 1 FROM event_fts WHERE event_fts MATCH :match AND rowid = :event

-- :event_by_key
SELECT id FROM event WHERE key = :key

-- :event_keys_near
SELECT key FROM event WHERE key >= :from AND key < :to ORDER BY key LIMIT 5

-- :key_alias_of
SELECT new FROM key_alias WHERE old = :key

-- The last: those for whom it speaks have the same part ("Norland and its officials").
-- :event_actors
SELECT x.role, a.key, a.name, a.id,
       a.parent IS NOT NULL
       AND (a.kind IN ('collective', 'office')
            OR (a.kind = 'person' AND x.role = 'participant'))
       AND EXISTS (SELECT 1 FROM event_actor y
                    WHERE y.event = x.event AND y.role = x.role AND y.actor = a.parent)
  FROM event_actor x CROSS JOIN actor a ON a.id = x.actor
 WHERE x.event = :event
 ORDER BY x.role, x.articles DESC, a.name, a.id

-- :report_phrases
SELECT role, words FROM report_actor WHERE report = :report AND who IS NULL ORDER BY n

-- :event_fields
SELECT field, number, text, number IS NOT NULL FROM event_field WHERE event = :event
 ORDER BY field

-- :event_reports
SELECT 'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.title, d.published, r.off, r.len, substr(d.text, r.off + 1, r.len),
       r.trigger_off, r.trigger_len, substr(d.text, r.trigger_off + 1, r.trigger_len),
       r.type, r.status, r.begins, r.ends, r.grain, r.basis, r.approx, r.when_text, r.place,
       r.confidence, r.rule, r.reason, r.score, r.id,
       (SELECT group_concat(t.kind || ' article-' || substr(o.sha256, 1, 12), ', ')
          FROM retelling t CROSS JOIN article o ON o.id = t.article WHERE t.lead = d.id),
       r.when_op
  FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.event = :event AND (:published IS NULL OR d.published < :published)
 ORDER BY d.published IS NULL, d.published, d.id, r.off, r.id

-- :event_sources
SELECT DISTINCT c.source FROM report r CROSS JOIN article d ON d.id = r.article
 CROSS JOIN carrier c ON c.article = d.id
 WHERE r.event = :event AND (:published IS NULL OR d.published < :published)

-- :report_origin
SELECT 'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.title, d.published
  FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.id = :report

-- :event_replies
SELECT 1, event, relation, score, reason, report FROM event_link WHERE target = :event
UNION ALL
SELECT 0, target, relation, score, reason, against FROM event_link WHERE event = :event

-- :event_thread
SELECT t.key, m.outcome
  FROM thread_event m CROSS JOIN thread t ON t.id = m.thread WHERE m.event = :event

-- :report_place
SELECT r.off, r.len, substr(d.text, r.off + 1, r.len)
  FROM report r CROSS JOIN article d ON d.id = r.article WHERE r.id = :report

-- ==== query: actors ============================================================================

-- :actor_row
SELECT a.id, a.key, a.name, a.kind, p.key, p.name, a.articles, a.mentions, a.first_seen,
       a.last_seen,
       coalesce((SELECT s.count FROM actor_sum s
                  WHERE s.actor = a.id AND s.part = 'events' AND s.n = 0),
                (SELECT count(DISTINCT event) FROM event_actor WHERE actor = a.id))
  FROM actor a LEFT JOIN actor p ON p.id = a.parent
 WHERE a.id = :actor

-- :actor_by_key
SELECT id FROM actor WHERE key = :key

-- :actors_by_name
SELECT DISTINCT actor FROM actor_name WHERE folded = :folded

-- :actor_named
SELECT a.kind, a.name, n.name
  FROM actor_name n CROSS JOIN actor a ON a.id = n.actor
 WHERE n.folded = :folded
 ORDER BY a.articles DESC, a.id LIMIT 1

-- :word_is_small
SELECT 1
  FROM (SELECT rowid AS id FROM article_fts WHERE article_fts MATCH :match LIMIT 20) f
  CROSS JOIN article a ON a.id = f.id
 WHERE instr(a.text, :small) > 0 LIMIT 1

-- :word_is_told
SELECT rowid FROM article_fts WHERE article_fts MATCH :match LIMIT 1

-- :all_actor_names
SELECT n.actor, n.name, n.folded, a.name, a.articles
  FROM actor_name n CROSS JOIN actor a ON a.id = n.actor

-- :all_actors
SELECT id FROM actor ORDER BY articles DESC, mentions DESC, name, id

-- :actor_names_of
SELECT name, articles FROM actor_name WHERE actor = :actor ORDER BY articles DESC, name

-- :actor_roles_of
SELECT role, of_key, of_name, article, source, uri, published, off, len, text FROM (
    SELECT r.role AS role, o.key AS of_key, o.name AS of_name,
           'article-' || substr(d.sha256, 1, 12) AS article,
           (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1)
               AS source,
           d.uri AS uri, d.published AS published, r.off AS off, r.len AS len,
           substr(d.text, r.off + 1, r.len) AS text, d.id AS n
      FROM (SELECT q.id AS first
              FROM article_actor w
              CROSS JOIN actor_role q ON q.who = w.id
              CROSS JOIN article a ON a.id = q.article
             WHERE w.actor = :actor
             ORDER BY a.published IS NULL, a.published, a.id, q.off, q.id LIMIT :limit)
      CROSS JOIN actor_role r ON r.id = first
      CROSS JOIN article d ON d.id = r.article
      LEFT JOIN article_actor ow ON ow.id = r.of
      LEFT JOIN actor o ON o.id = ow.actor
    UNION ALL
    SELECT j.value, NULL, NULL, NULL, 'judgement', '', j.made, 0, 0, j.why, 0
      FROM actor a CROSS JOIN judged t ON t.target = a.key
      CROSS JOIN judgement j ON j.id = t.judgement
     WHERE a.id = :actor AND j.verb = 'role')
 ORDER BY n > 0, published IS NULL, published, n, off

-- :actor_with
SELECT b.id, b.key, b.name, n
  FROM (SELECT y.actor AS who, count(DISTINCT told) AS n
          FROM (SELECT event AS told FROM event_actor
                 WHERE actor = :actor
                 ORDER BY begins DESC, event DESC LIMIT 2000)
         CROSS JOIN event_actor y ON y.event = told
         WHERE y.actor <> :actor
         GROUP BY y.actor)
 CROSS JOIN actor b ON b.id = who
 ORDER BY n DESC, b.name, b.id LIMIT :limit

-- :actor_meets
SELECT b.id, b.key, b.name, n
  FROM (SELECT y.actor AS who, count(DISTINCT told) AS n
          FROM (SELECT event AS told FROM event_actor
                 WHERE actor = :actor AND role = 'participant'
                 ORDER BY begins DESC, event DESC LIMIT 2000)
         CROSS JOIN event_actor y ON y.event = told AND y.role = 'participant'
         WHERE y.actor <> :actor
         GROUP BY y.actor)
 CROSS JOIN actor b ON b.id = who
 ORDER BY n DESC, b.name, b.id LIMIT :limit

-- :actor_addresses
SELECT b.id, b.key, b.name, n
  FROM (SELECT y.actor AS who, count(DISTINCT told) AS n
          FROM (SELECT event AS told FROM event_actor
                 WHERE actor = :actor
                   AND role IN ('speaker', 'proposer', 'agent')
                 ORDER BY begins DESC, event DESC LIMIT 2000)
         CROSS JOIN event_actor y ON y.event = told
               AND y.role IN ('addressee', 'target')
         WHERE y.actor <> :actor
         GROUP BY y.actor)
 CROSS JOIN actor b ON b.id = who
 ORDER BY n DESC, b.name, b.id LIMIT :limit

-- :actor_summed
SELECT b.id, b.key, b.name, s.count FROM actor_sum s CROSS JOIN actor b ON b.id = s.id
 WHERE s.actor = :actor AND s.part = :part AND s.n < :limit ORDER BY s.n

-- :actor_events_summed
SELECT id FROM actor_sum WHERE actor = :actor AND part = :part AND n < :limit ORDER BY n

-- :actor_months_summed
SELECT month, count FROM actor_sum WHERE actor = :actor AND part = 'month' ORDER BY n

-- :actor_is_summed
SELECT 1 FROM actor_sum WHERE actor = :actor AND part = 'events' AND n = 0

-- :actor_events
SELECT x.event
  FROM event_actor x CROSS JOIN event e ON e.id = x.event
 WHERE x.actor = :actor AND instr(:types, ' ' || e.type || ' ') > 0
   AND (:acts = 0 OR x.role IN ('speaker', 'proposer', 'agent'))
 GROUP BY x.event
 ORDER BY coalesce(e.begins, e.first_reported) DESC, e.id DESC LIMIT :limit

-- :actor_event_count
SELECT count(DISTINCT event) FROM event_actor WHERE actor = :actor

-- :actor_months
SELECT substr(begins, 1, 7) AS month, count(DISTINCT event)
  FROM event_actor WHERE actor = :actor AND begins IS NOT NULL
 GROUP BY month ORDER BY month

-- :actor_links
SELECT key, name, reason, score, count(*) AS n
  FROM article_actor
 WHERE actor = :actor AND reason <> 'same key'
 GROUP BY key, reason, score ORDER BY n DESC, key, reason

-- ==== query: articles, search, statistics ======================================================

-- :article_row
SELECT d.id, 'article-' || substr(d.sha256, 1, 12), d.uri, d.published, d.title, d.author,
       d.lang, d.length, d.added,
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       (SELECT count(*) FROM carrier c WHERE c.article = d.id OR c.article IN
               (SELECT t.article FROM retelling t WHERE t.lead = d.id)),
       (SELECT count(DISTINCT r.event) FROM report r WHERE r.article = d.id),
       substr(d.text, 1, 120), t.kind, 'article-' || substr(l.sha256, 1, 12)
  FROM article d LEFT JOIN retelling t ON t.article = d.id
  LEFT JOIN article l ON l.id = t.lead
 WHERE d.id = :article

-- :article_retellings
SELECT t.kind, 'article-' || substr(d.sha256, 1, 12), d.uri, d.published, d.title,
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1)
  FROM retelling t CROSS JOIN article d ON d.id = t.article
 WHERE t.lead = :article
 ORDER BY d.published IS NULL, d.published, d.sha256

-- :article_text
SELECT text FROM article WHERE id = :article

-- :article_shared
SELECT substr(a.published, 1, 10), count(DISTINCT r.event) AS n
  FROM report r JOIN report o ON o.event = r.event AND o.article <> r.article
  JOIN article a ON a.id = o.article
 WHERE r.article = :article AND a.published IS NOT NULL AND r.type <> 'statement'
 GROUP BY 1 ORDER BY n DESC, 1 LIMIT 1

-- :all_articles
SELECT id, published FROM article ORDER BY published, id

-- :articles_of_actor
SELECT DISTINCT article FROM article_actor WHERE actor = :actor

-- :articles_of_words
SELECT rowid FROM article_fts WHERE article_fts MATCH :match

-- :search_events
SELECT search_hit(event_fts, :ranking) FROM event_fts WHERE event_fts MATCH :match

-- :search_articles
SELECT search_hit(article_fts, :ranking) FROM article_fts WHERE article_fts MATCH :match

-- :event_lengths
SELECT id, sz FROM event_fts_docsize WHERE id >= :id ORDER BY id

-- :article_lengths
SELECT id, sz FROM article_fts_docsize WHERE id >= :id ORDER BY id

-- :event_snippet
SELECT snippet(event_fts, -1, char(1), char(2), '…', 24)
  FROM event_fts WHERE event_fts MATCH :match AND rowid = :id

-- :article_snippet
SELECT snippet(article_fts, -1, char(1), char(2), '…', 24)
  FROM article_fts WHERE article_fts MATCH :match AND rowid = :id

-- :stats_totals
SELECT 'articles', (SELECT count(*) FROM article)
UNION ALL SELECT 'articles without a date',
       (SELECT count(*) FROM article WHERE published IS NULL)
UNION ALL SELECT 'copies of a story',
       (SELECT count(*) FROM retelling WHERE kind = 'copy')
UNION ALL SELECT 'older revisions',
       (SELECT count(*) FROM retelling WHERE kind = 'revision')
UNION ALL SELECT 'carriers', (SELECT count(*) FROM carrier)
UNION ALL SELECT 'reports', (SELECT count(*) FROM report)
UNION ALL SELECT 'events', (SELECT coalesce(sum(events), 0) FROM event_tally)
UNION ALL SELECT 'events without a date',
       (SELECT coalesce(sum(events), 0) FROM event_tally WHERE month = '')
UNION ALL SELECT 'actors', (SELECT count(*) FROM actor)
UNION ALL SELECT 'series of talks', (SELECT count(*) FROM series)

-- :stats_types
SELECT type, sum(events) AS n FROM event_tally GROUP BY type ORDER BY n DESC, type

-- :stats_status
SELECT status, sum(events) AS n FROM event_tally GROUP BY status ORDER BY n DESC, status

-- :stats_basis
SELECT iif(basis = '', 'no date', basis), sum(events) AS n FROM event_tally
 GROUP BY basis ORDER BY n DESC, basis

-- :stats_kinds
SELECT kind, count(*) AS n FROM actor GROUP BY kind ORDER BY n DESC, kind

-- :stats_sources
SELECT source, count(*) AS n FROM carrier GROUP BY source ORDER BY n DESC, source LIMIT 20

-- :stats_months
SELECT month, sum(events) FROM event_tally
 WHERE month <> '' GROUP BY month ORDER BY month DESC LIMIT 24

-- :stats_actors
SELECT name, articles FROM actor ORDER BY articles DESC, mentions DESC, name LIMIT 20
