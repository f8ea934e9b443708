-- query.sql - a small linked database for tests of the query layer: made-up talks between
-- made-up states, one event told twice, one article without a date, an actor in two
-- spellings, hostile characters in a text.
-- SPDX-License-Identifier: MIT

INSERT INTO article (id, uri, name, sha256, rules, published, published_given, added, title,
                     author, lang, length, text)
SELECT id, uri, uri, printf('%08x', id * 305419896) || printf('%056x', id), 'r', published, published,
       '2024-05-01T00:00', title, NULL, 'en', length(text), text
  FROM (SELECT 1 AS id, 'a.txt' AS uri, '2024-03-07T00:00' AS published,
               'Talks end in Westport' AS title,
               'Norland and Sudmark ended the third round of talks in Westport on Tuesday. '
               || 'Envoy Per Ibsen said: “We are close to a deal.” '
               || 'Sudmark demanded that Norland withdraw its ships.' AS text
        UNION ALL
        SELECT 2, 'b.txt', '2024-03-09T00:00', NULL,
               'The third round of talks between Norland and Sudmark is over, and a fourth is '
               || 'planned for April. Pér Ibsen, Norland''s envoy, tweeted: “Peace is near.”'
        UNION ALL
        SELECT 3, 'c.txt', NULL, 'Undated' || char(27) || '[31m news',
               'On Monday the ministers met' || char(27) || '[2J in Eastport, said '
               || 'a spokesman.');
INSERT INTO carrier (article, source, uri, published, added) VALUES
    (1, 'Northern Post', 'a.txt', '2024-03-07T00:00', '2024-05-01T00:00'),
    (1, 'Evening Mail', 'mail.txt', '2024-03-08T00:00', '2024-05-01T00:00'),
    (2, 'Sudmark Times', 'b.txt', '2024-03-09T00:00', '2024-05-01T00:00'),
    (3, '', 'c.txt', NULL, '2024-05-01T00:00');

INSERT INTO actor (id, key, name, kind, known, parent, articles, mentions, first_seen,
                   last_seen, digest) VALUES
    (1, 'country/norland', 'Norland', 'country', 1, NULL, 2, 4, '2024-03-07T00:00',
     '2024-03-09T00:00', 1),
    (2, 'country/sudmark', 'Sudmark', 'country', 1, NULL, 2, 3, '2024-03-07T00:00',
     '2024-03-09T00:00', 2),
    (3, 'person/per-ibsen', 'Per Ibsen', 'person', 0, 1, 2, 2, '2024-03-07T00:00',
     '2024-03-09T00:00', 3),
    (4, 'collective/ministers', 'ministers', 'collective', 0, NULL, 1, 1, NULL, NULL, 4);
INSERT INTO actor_name (actor, name, folded, articles) VALUES
    (1, 'Norland', 'norland', 2), (2, 'Sudmark', 'sudmark', 2),
    (3, 'Per Ibsen', 'per ibsen', 1), (3, 'Pér Ibsen', 'per ibsen', 1),
    (4, 'ministers', 'ministers', 1);
INSERT INTO article_actor (id, article, actor, key, name, names, kind, known, parent,
                           mentions) VALUES
    (65536, 1, 1, 'country/norland', 'Norland', 'Norland', 'country', 1, NULL, 2),
    (65537, 1, 2, 'country/sudmark', 'Sudmark', 'Sudmark', 'country', 1, NULL, 2),
    (65538, 1, 3, 'person/per-ibsen', 'Per Ibsen', 'Per Ibsen', 'person', 0, NULL, 1),
    (131072, 2, 1, 'country/norland', 'Norland', 'Norland', 'country', 1, NULL, 2),
    (131073, 2, 2, 'country/sudmark', 'Sudmark', 'Sudmark', 'country', 1, NULL, 1),
    (131074, 2, 3, 'person/per-ibsen', 'Pér Ibsen', 'Pér Ibsen', 'person', 0, 131072, 1),
    (196608, 3, 4, 'collective/ministers', 'ministers', 'ministers', 'collective', 0, NULL,
     1);
INSERT INTO actor_role (id, article, who, of, role, off, len)
SELECT 65536, 1, 65538, NULL, 'Envoy', instr(text, 'Envoy') - 1, 15 FROM article WHERE id = 1
UNION ALL
SELECT 131072, 2, 131074, 131072, 'envoy', instr(text, 'Pér') - 1, 27
  FROM article WHERE id = 2;
INSERT INTO series (id, key, name, parties, venue, begins, ends, rounds, digest) VALUES
    (1, 'series-11', 'Norland and Sudmark', 'Norland and Sudmark', 'Westport', '2024-03-05T00:00',
     '2024-05-01T00:00', 2, 5);
INSERT INTO series_party VALUES (1, 1), (1, 2);

INSERT INTO event (id, key, type, status, begins, ends, grain, basis, approx, when_text, place,
                   title, series, round, content, plover, cameo, confidence, best,
                   first_reported, last_reported, reports, articles, sources, digest) VALUES
    (1, 'talk_round-aa', 'talk_round', 'occurred', '2024-03-05T00:00', '2024-03-06T00:00',
     'day', 'published', 0, 'on Tuesday', 'Westport', 'Norland and Sudmark: third round',
     1, 3, NULL, 'CONSULT', '040', 90, 65536, '2024-03-07T00:00', '2024-03-09T00:00', 2, 2,
     3, 6),
    (2, 'talk_round-bb', 'talk_round', 'planned', '2024-04-01T00:00', '2024-05-01T00:00',
     'month', 'published', 0, 'April', NULL, 'Norland and Sudmark: fourth round', 1, 4,
     NULL, NULL, NULL, 70, 131073, '2024-03-09T00:00', '2024-03-09T00:00', 1, 1, 1, 7),
    (3, 'statement-cc', 'statement', 'occurred', '2024-03-07T00:00', '2024-03-08T00:00',
     'day', 'assumed', 0, NULL, NULL, 'Per Ibsen: statement', NULL, NULL,
     '“We are close to a deal.”', NULL, '010', 80, 65537, '2024-03-07T00:00',
     '2024-03-07T00:00', 1, 1, 2, 8),
    (4, 'statement-dd', 'statement', 'occurred', '2024-03-09T00:00', '2024-03-10T00:00',
     'day', 'assumed', 0, NULL, NULL, 'Per Ibsen: statement', NULL, NULL,
     '“Peace is near.”', NULL, '010', 60, 131074, '2024-03-09T00:00', '2024-03-09T00:00', 1,
     1, 1, 9),
    (5, 'demand-ee', 'demand', 'occurred', '2024-03-07T00:00', '2024-03-08T00:00', 'day',
     'assumed', 0, NULL, NULL, 'Sudmark: demand to Norland', NULL, NULL,
     'that Norland withdraw its ships', 'REQUEST', '100', 75, 65538, '2024-03-07T00:00',
     '2024-03-07T00:00', 1, 1, 2, 10),
    (6, 'meeting-ff', 'meeting', 'occurred', NULL, NULL, NULL, NULL, 0, 'Monday',
     'Eastport', 'ministers: meeting', NULL, NULL, NULL, 'CONSULT', '040', 50, 196608,
     NULL, NULL, 1, 1, 1, 11),
    (7, 'visit-gg', 'visit', 'occurred', '2022-01-01T00:00', '2023-01-01T00:00', 'year',
     'explicit', 1, 'in 2022', 'Eastport', 'Sudmark: visit', NULL, NULL, NULL, 'CONSULT',
     '042', 40, 131072, NULL, NULL, 0, 1, 1, 12);
INSERT INTO event_actor (event, role, actor, begins, articles) VALUES
    (1, 'participant', 1, '2024-03-05T00:00', 2), (1, 'participant', 2, '2024-03-05T00:00', 2),
    (2, 'participant', 1, '2024-04-01T00:00', 1), (2, 'participant', 2, '2024-04-01T00:00', 1),
    (3, 'speaker', 3, '2024-03-07T00:00', 1), (4, 'speaker', 3, '2024-03-09T00:00', 1),
    (5, 'proposer', 2, '2024-03-07T00:00', 1), (5, 'target', 1, '2024-03-07T00:00', 1),
    (6, 'participant', 4, NULL, 1), (7, 'agent', 2, '2022-01-01T00:00', 1);
INSERT INTO event_field (event, field, number, text, report) VALUES
    (1, 'phase', NULL, 'ended', 65536), (3, 'mode', NULL, 'direct', 65537),
    (4, 'mode', NULL, 'direct', 131074), (4, 'medium', NULL, 'tweet', 131074),
    (3, 'act', NULL, 'say', 65537);

INSERT INTO report (id, article, event, type, status, begins, ends, grain, basis, approx,
                    when_text, when_op, place, place_who, trigger_off, trigger_len, off, len,
                    same_as, inside, confidence, rule, reason, score)
SELECT r.id, r.article, r.event, e.type, e.status, e.begins, e.ends, e.grain, e.basis, 0,
       e.when_text, NULL, e.place, NULL, instr(d.text, r.trigger) - 1, length(r.trigger),
       instr(d.text, r.first) - 1, r.len, NULL, NULL, e.confidence, r.rule, 'key', 100
  FROM (SELECT 65536 AS id, 1 AS article, 1 AS event, 'third round' AS trigger,
               'Norland and' AS first, 74 AS len, 'talk_round.ordinal' AS rule
        UNION ALL SELECT 131072, 2, 1, 'third round', 'The third', 106, 'talk_round.ordinal'
        UNION ALL SELECT 131073, 2, 2, 'a fourth', 'The third', 106, 'talk_round.ordinal'
        UNION ALL SELECT 65537, 1, 3, 'said', 'Envoy', 50, 'code'
        UNION ALL SELECT 131074, 2, 4, 'tweeted', 'Pér', 53, 'code'
        UNION ALL SELECT 65538, 1, 5, 'demanded', 'Sudmark demanded', 49, 'demand.that'
        UNION ALL SELECT 196608, 3, 6, 'met', 'On Monday', 60, 'meeting.met') AS r
  JOIN event e ON e.id = r.event JOIN article d ON d.id = r.article;

INSERT INTO key_alias (old, new, since) VALUES
    ('talk_round-old', 'talk_round-older', '2024-05-02T00:00'),
    ('talk_round-older', 'talk_round-aa', '2024-05-03T00:00');

INSERT INTO article_fts (article_fts) VALUES ('rebuild');
INSERT INTO event_fts (event_fts) VALUES ('rebuild');
