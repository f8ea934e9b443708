-- select.sql - events for test_select: enough that every way of finding them is taken. Most
-- are told in the days after they begin, some long after, some before; some are undated.
-- SPDX-License-Identifier: MIT

CREATE TEMP TABLE number AS
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
SELECT i FROM n;

INSERT INTO article (id, uri, name, sha256, rules, published, added, length, text)
SELECT i, 'a' || i, 'a' || i, printf('%064d', i), 'r',
       CASE WHEN i % 50 <> 0
            THEN strftime('%Y-%m-%dT%H:%M', '2018-01-01', '+' || (i * 3) || ' days') END,
       '2024-01-01T00:00', 6, 'Silent'
  FROM number WHERE i <= 600;
INSERT INTO carrier (article, source, uri, added)
SELECT i, CASE WHEN i % 97 = 0 THEN 'Rare' WHEN i % 3 = 0 THEN 'Wire' ELSE 'Post' END,
       'a' || i, '2024-01-01T00:00'
  FROM number WHERE i <= 600;

INSERT INTO actor (id, key, name, kind, known, articles, mentions, digest)
SELECT i, 'country/k' || i, 'Kland' || i, 'country', 0, 1, 1, 0 FROM number WHERE i <= 9;
INSERT INTO actor_name (actor, name, folded, articles)
SELECT id, name, lower(name), 1 FROM actor;

CREATE TEMP TABLE told AS
SELECT i, i * 37 % 600 + 1 AS article FROM number
UNION SELECT i, i * 53 % 600 + 1 FROM number WHERE i % 4 = 0
UNION SELECT i, i * 71 % 600 + 1 FROM number WHERE i % 12 = 0;

INSERT INTO event (id, key, type, status, begins, ends, grain, basis, approx, place, title,
                   round, confidence, best, first_reported, last_reported, reports, articles,
                   sources, digest)
SELECT i, 'event-' || i,
       CASE WHEN i % 10 < 7 THEN 'statement' WHEN i % 10 = 7 THEN 'talk_round'
            ELSE 'demand' END,
       CASE i % 6 WHEN 0 THEN 'planned' WHEN 1 THEN 'denied' ELSE 'occurred' END,
       strftime('%Y-%m-%dT%H:%M', day),
       strftime('%Y-%m-%dT%H:%M', day, CASE WHEN i % 13 = 0 THEN '+60 days'
                                            WHEN i % 11 = 0 THEN '+5 days'
                                            ELSE '+1 day' END),
       iif(day IS NULL, NULL, 'day'), iif(day IS NULL, NULL, 'explicit'), 0,
       CASE WHEN i % 5 = 0 THEN 'Harbour' WHEN i % 23 = 0 THEN 'Hill' END,
       'A common matter' || iif(i % 40 = 0, ', seldom heard of', ''),
       iif(i % 10 = 7 AND i % 3 > 0, i % 9 + 1, NULL),
       50 + i % 50, 0,
       (SELECT min(a.published) FROM told t JOIN article a ON a.id = t.article
         WHERE t.i = n.i),
       (SELECT max(a.published) FROM told t JOIN article a ON a.id = t.article
         WHERE t.i = n.i),
       1, 1, 1, 0
  FROM (SELECT i, CASE WHEN i % 31 = 0 THEN NULL
                       WHEN i % 17 = 0 THEN date(base, '-400 days')
                       WHEN i % 19 = 0 THEN date(base, '+30 days')
                       ELSE date(base, -(i % 4) || ' days') END AS day
          FROM (SELECT i, (SELECT coalesce(published, '2020-05-05') FROM article
                            WHERE id = i * 37 % 600 + 1) AS base
                  FROM number)) n;
INSERT INTO report (id, article, event, type, status, begins, ends, grain, basis, approx,
                    place, trigger_off, trigger_len, off, len, confidence, rule)
SELECT t.article * 65536 + t.i, t.article, t.i, e.type,
       iif((t.i + article) % 4 = 0, 'planned', e.status),
       iif(dated, e.begins, NULL), iif(dated, e.ends, NULL), iif(dated, e.grain, NULL),
       iif(dated, e.basis, NULL), 0, iif((t.i + article) % 3 = 0, 'Harbour', e.place),
       0, 6, 0, 6, e.confidence - article % 2 * 20, 'code'
  FROM (SELECT i, article, article % 3 > 0 AS dated FROM told) t JOIN event e ON e.id = t.i;
INSERT INTO report_field (report, n, field, number, text)
SELECT id, 0, 'act', NULL, iif(article % 5 = 0, 'deny', 'say') FROM report
 WHERE type = 'statement'
UNION ALL
SELECT id, 1, 'medium', NULL, 'tweet' FROM report
 WHERE type = 'statement' AND article % 7 = 0
UNION ALL
SELECT id, 0, 'round', article % 4 + 1, NULL FROM report WHERE type = 'talk_round';
UPDATE event SET best = (SELECT min(id) FROM report WHERE event = event.id);

INSERT INTO event_actor (event, role, actor, begins, articles)
SELECT i, 'participant', 1, begins, 1 FROM number JOIN event ON id = i WHERE i % 4 > 0
UNION ALL
SELECT i, 'speaker', i % 8 + 2, begins, 1 FROM number JOIN event ON id = i;
INSERT INTO event_fts (event_fts) VALUES ('rebuild');

INSERT INTO event_field (event, field, text, report)
SELECT i, 'act', CASE WHEN i % 30 = 1 THEN 'deny' ELSE 'say' END, 0
  FROM number WHERE i % 10 < 7;
INSERT INTO event_field (event, field, text, report)
SELECT i, 'medium', 'tweet', 0 FROM number WHERE i % 10 < 7 AND i % 50 = 3;
INSERT INTO tag (target, tag, made, who)
SELECT 'event-' || i, 'checked', '2024-01-01T00:00', '' FROM number WHERE i % 9 = 4;
