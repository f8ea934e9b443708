-- queries.sql - every statement the programs run, each under a comment line of a colon and
-- its name; the embed tool makes enum SQL_NAME. A test runs EXPLAIN QUERY PLAN on each.
-- SPDX-License-Identifier: MIT

-- ==== store ===================================================================================

-- :article_by_hash
SELECT id, rules, published, published_given, title, author, lang, uri FROM article WHERE sha256 = :sha256

-- ==== query: which events ======================================================================

-- :pick_actor
SELECT event, begins, role FROM event_actor
 WHERE actor = :actor AND (:until IS NULL OR begins IS NULL OR begins < :until)

-- :pick_type
SELECT id, begins FROM event
 WHERE type = :type AND (:until IS NULL OR begins IS NULL OR begins < :until)

-- :pick_words
SELECT e.id, e.begins FROM event_fts f CROSS JOIN event e ON e.id = f.rowid
 WHERE event_fts MATCH :match

-- :pick_article
SELECT DISTINCT e.id, e.begins FROM report r CROSS JOIN event e ON e.id = r.event
 WHERE r.article = :article

-- :pick_series
SELECT id, begins FROM event WHERE series = :series

-- :pick_dated
SELECT id, begins FROM event INDEXED BY event_begins
 WHERE begins IS NOT NULL AND begins < coalesce(:until, '9999-99')
   AND ends > coalesce(:since, '')
 ORDER BY begins, id

-- :pick_undated
SELECT id, begins FROM event WHERE begins IS NULL ORDER BY id

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

-- :all_types
WITH RECURSIVE walk (type) AS (
    SELECT min(type) FROM event
    UNION ALL
    SELECT (SELECT min(e.type) FROM event e WHERE e.type > walk.type)
      FROM walk WHERE walk.type IS NOT NULL)
SELECT type FROM walk WHERE type IS NOT NULL

-- :all_series
SELECT id, key, name FROM series

-- ==== query: events ============================================================================

-- :event_row
SELECT e.id, e.key, e.type, e.status, e.begins, e.ends, e.grain, e.basis, e.approx,
       e.when_text, e.place, e.title, e.round, e.content, e.plover, e.cameo, e.confidence,
       e.first_reported, e.last_reported, e.reports, e.articles, e.sources, e.best,
       s.key, s.name, s.venue
  FROM event e LEFT JOIN series s ON s.id = e.series
 WHERE e.id = :event

-- :event_by_key
SELECT id FROM event WHERE key = :key

-- :event_keys_near
SELECT key FROM event WHERE key >= :from AND key < :to ORDER BY key LIMIT 5

-- :key_alias_of
SELECT new FROM key_alias WHERE old = :key

-- :event_actors
SELECT x.role, a.key, a.name, a.id
  FROM event_actor x CROSS JOIN actor a ON a.id = x.actor
 WHERE x.event = :event
 ORDER BY x.role, x.articles DESC, a.name, a.id

-- :event_fields
SELECT field, number, text FROM event_field WHERE event = :event ORDER BY field

-- :event_reports
SELECT 'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.title, d.published, r.off, r.len, substr(d.text, r.off + 1, r.len),
       r.trigger_off, r.trigger_len, substr(d.text, r.trigger_off + 1, r.trigger_len),
       r.type, r.status, r.begins, r.ends, r.grain, r.basis, r.approx, r.when_text, r.place,
       r.confidence, r.rule, r.reason, r.score, r.id
  FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.event = :event
 ORDER BY d.published IS NULL, d.published, d.id, r.off, r.id

-- :report_origin
SELECT 'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.title, d.published
  FROM report r CROSS JOIN article d ON d.id = r.article
 WHERE r.id = :report

-- ==== query: actors ============================================================================

-- :actor_row
SELECT a.id, a.key, a.name, a.kind, p.key, p.name, a.articles, a.mentions, a.first_seen,
       a.last_seen, (SELECT count(DISTINCT event) FROM event_actor WHERE actor = a.id)
  FROM actor a LEFT JOIN actor p ON p.id = a.parent
 WHERE a.id = :actor

-- :actor_by_key
SELECT id FROM actor WHERE key = :key

-- :actors_by_name
SELECT DISTINCT actor FROM actor_name WHERE folded = :folded

-- :all_actor_names
SELECT n.actor, n.name, n.folded, a.name, a.articles
  FROM actor_name n CROSS JOIN actor a ON a.id = n.actor

-- :all_actors
SELECT id FROM actor ORDER BY articles DESC, mentions DESC, name, id

-- :actor_names_of
SELECT name, articles FROM actor_name WHERE actor = :actor ORDER BY articles DESC, name

-- :actor_roles_of
SELECT r.role, o.key, o.name, 'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.published, r.off, r.len, substr(d.text, r.off + 1, r.len)
  FROM article_actor w
  CROSS JOIN actor_role r ON r.who = w.id
  CROSS JOIN article d ON d.id = r.article
  LEFT JOIN article_actor ow ON ow.id = r.of
  LEFT JOIN actor o ON o.id = ow.actor
 WHERE w.actor = :actor
 ORDER BY d.published IS NULL, d.published, d.id, r.off

-- :actor_with
SELECT b.key, b.name, count(DISTINCT x.event) AS n
  FROM event_actor x
  CROSS JOIN event_actor y ON y.event = x.event
  CROSS JOIN actor b ON b.id = y.actor
 WHERE x.actor = :actor AND y.actor <> :actor
 GROUP BY b.id ORDER BY n DESC, b.name, b.id LIMIT :limit

-- ==== query: articles, search, statistics ======================================================

-- :article_row
SELECT d.id, 'article-' || substr(d.sha256, 1, 12), d.uri, d.published, d.title, d.author,
       d.lang, d.length, d.added,
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       (SELECT count(*) FROM carrier c WHERE c.article = d.id),
       (SELECT count(DISTINCT r.event) FROM report r WHERE r.article = d.id),
       substr(d.text, 1, 120)
  FROM article d WHERE d.id = :article

-- :all_articles
SELECT id, published FROM article ORDER BY published, id

-- :articles_of_actor
SELECT DISTINCT article FROM article_actor WHERE actor = :actor

-- :articles_of_event
SELECT DISTINCT article FROM report WHERE event = :event

-- :articles_of_words
SELECT rowid FROM article_fts WHERE article_fts MATCH :match

-- :search_events
SELECT rowid, snippet(event_fts, -1, char(1), char(2), '…', 24), bm25(event_fts, 2.0, 1.0)
  FROM event_fts WHERE event_fts MATCH :match ORDER BY rank LIMIT :limit

-- :search_articles
SELECT rowid, snippet(article_fts, -1, char(1), char(2), '…', 24), bm25(article_fts, 4.0, 1.0)
  FROM article_fts WHERE article_fts MATCH :match ORDER BY rank LIMIT :limit

-- :stats_totals
SELECT 'articles', (SELECT count(*) FROM article)
UNION ALL SELECT 'articles without a date',
       (SELECT count(*) FROM article WHERE published IS NULL)
UNION ALL SELECT 'carriers', (SELECT count(*) FROM carrier)
UNION ALL SELECT 'reports', (SELECT count(*) FROM report)
UNION ALL SELECT 'events', (SELECT count(*) FROM event)
UNION ALL SELECT 'events without a date', (SELECT count(*) FROM event WHERE begins IS NULL)
UNION ALL SELECT 'actors', (SELECT count(*) FROM actor)
UNION ALL SELECT 'series of talks', (SELECT count(*) FROM series)

-- :stats_types
SELECT type, count(*) AS n FROM event GROUP BY type ORDER BY n DESC, type

-- :stats_status
SELECT status, count(*) AS n FROM event GROUP BY status ORDER BY n DESC, status

-- :stats_basis
SELECT coalesce(basis, 'no date'), count(*) AS n FROM event GROUP BY basis
 ORDER BY n DESC, basis

-- :stats_kinds
SELECT kind, count(*) AS n FROM actor GROUP BY kind ORDER BY n DESC, kind

-- :stats_sources
SELECT source, count(*) AS n FROM carrier GROUP BY source ORDER BY n DESC, source LIMIT 20

-- :stats_months
SELECT substr(begins, 1, 7), count(*) FROM event
 WHERE begins IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 24

-- :stats_actors
SELECT name, articles FROM actor ORDER BY articles DESC, mentions DESC, name LIMIT 20
