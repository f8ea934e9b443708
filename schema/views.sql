-- views.sql - the stable interface for people who query with SQL. Columns may be added,
-- never renamed or taken away within a major version. docs/schema.md shows them in use.
-- SPDX-License-Identifier: MIT

-- Every event, one row each; order by begins.
CREATE VIEW timeline AS
SELECT e.key,                           -- stable name of the event
       e.type,                          -- talk_round, statement ...
       e.status,                        -- occurred, ongoing, planned, possible, denied
       e.begins,                        -- half-open interval, NULL when no date is known
       e.ends,
       e.grain,                         -- how finely the articles speak: day, month ...
       e.basis,                         -- explicit, published, context, assumed
       e.when_text,                     -- the words of the time: "Monday"
       e.place,
       e.title,                         -- made of the event's parts
       (SELECT group_concat(name, '; ')
          FROM (SELECT DISTINCT a.name FROM event_actor x JOIN actor a ON a.id = x.actor
                 WHERE x.event = e.id ORDER BY a.name)) AS actors, -- names, "; " between
       e.confidence / 100.0 AS confidence, -- 0..1
       e.first_reported,                -- publication of the first article that tells it
       e.last_reported,
       e.reports,                       -- tellings
       e.articles,                      -- articles that tell it
       e.sources                        -- distinct publishers
  FROM event e;

-- Rounds of talks with their series.
CREATE VIEW talk_rounds AS
SELECT s.key AS series,                 -- stable name of the series
       s.parties,                       -- "Taliban and United States"
       e.round,                         -- number, NULL when no article gives one
       e.key,                           -- the round's event
       e.status,
       e.begins, e.ends, e.grain, e.basis,
       e.place AS venue,                -- NULL when no article says it of this round
       (SELECT f.text FROM event_field f WHERE f.event = e.id AND f.field = 'phase')
           AS phase,                    -- opened, under way, ended ...
       (SELECT f.text FROM event_field f WHERE f.event = e.id AND f.field = 'outcome')
           AS outcome,                  -- what came of it, in the articles' words
       e.title, e.articles, e.sources,
       s.name,                          -- of the series: "six-party talks", else its parties
       s.subject                        -- peace, trade ..., NULL when no article says it
  FROM event e JOIN series s ON s.id = e.series
 WHERE e.type = 'talk_round';

-- Who said what. One row for each speaker of a statement.
CREATE VIEW statements AS
SELECT e.key,
       a.key AS speaker_key,
       a.name AS speaker,               -- NULL when the article does not name one
       e.begins, e.ends, e.grain, e.basis,
       e.status,
       (SELECT f.text FROM event_field f WHERE f.event = e.id AND f.field = 'act')
           AS act,                      -- say, deny, warn, accuse ...
       (SELECT f.text FROM event_field f WHERE f.event = e.id AND f.field = 'mode')
           AS mode,                     -- direct, indirect, mixed
       (SELECT f.text FROM event_field f WHERE f.event = e.id AND f.field = 'medium')
           AS medium,                   -- tweet, interview ...
       (SELECT group_concat(b.name, '; ') FROM event_actor y JOIN actor b ON b.id = y.actor
         WHERE y.event = e.id AND y.role IN ('addressee', 'audience')) AS addressee,
       e.content,                       -- the words
       e.first_reported, e.articles, e.sources
  FROM event e
  LEFT JOIN event_actor x ON x.event = e.id AND x.role = 'speaker'
  LEFT JOIN actor a ON a.id = x.actor
 WHERE e.type = 'statement';

-- Who wanted what from whom: proposals, demands, rejections, threats, agreements.
CREATE VIEW positions AS
SELECT e.key,
       e.type,                          -- proposal, demand, rejection, threat, agreement
       a.key AS actor_key,
       a.name AS actor,                 -- who takes the position
       (SELECT group_concat(b.name, '; ') FROM event_actor y JOIN actor b ON b.id = y.actor
         WHERE y.event = e.id AND y.role = 'target') AS target,
       e.begins, e.ends, e.grain, e.basis, e.status,
       e.content,                       -- what is wanted, offered, refused
       (SELECT f.text FROM event_field f WHERE f.event = e.id AND f.field = 'condition')
           AS condition,                -- "if the truce holds"
       (SELECT f.text FROM event_field f WHERE f.event = e.id AND f.field = 'deadline')
           AS deadline,
       e.first_reported, e.articles, e.sources,
       CASE WHEN e.type IN ('proposal', 'demand')
                 AND NOT EXISTS (SELECT 1 FROM event_field f WHERE f.event = e.id
                                    AND f.field = 'stage' AND f.text = 'withdrawn')
            THEN coalesce(m.outcome, 'unanswered') END
           AS outcome,                  -- of proposals and demands: accepted, rejected,
                                        -- settled, withdrawn or unanswered
       t.key AS thread                  -- NULL = nothing answers it or is about the same
  FROM event e
  LEFT JOIN event_actor x ON x.event = e.id
       AND x.role IN ('proposer', 'agent', 'participant')
  LEFT JOIN actor a ON a.id = x.actor
  LEFT JOIN thread_event m ON m.event = e.id
  LEFT JOIN thread t ON t.id = m.thread
 WHERE e.type IN ('proposal', 'demand', 'rejection', 'threat', 'agreement');

-- What answers what: one row for each answer and what it answers.
CREATE VIEW replies AS
SELECT a.key,                           -- the answer
       a.type,                          -- rejection, agreement, proposal, statement ...
       l.relation,                      -- accepts, rejects, settles, withdraws, counters, denies
       b.key AS target_key,             -- what it answers
       b.type AS target_type,           -- proposal, demand, agreement, statement ...
       a.title, b.title AS target_title,
       a.begins,                        -- of the answer
       b.begins AS target_begins,
       l.score / 100.0 AS score,        -- 0..1
       l.reason,                        -- what speaks for it
       t.key AS thread,
       'article-' || substr(d.sha256, 1, 12) AS article, -- that tells the answer
       d.uri, d.published,
       r.off AS start,                  -- characters of that article's text
       r.off + r.len AS "end",          -- exclusive
       substr(d.text, r.off + 1, r.len) AS text -- what the article says
  FROM event_link l
  JOIN event a ON a.id = l.event
  JOIN event b ON b.id = l.target
  JOIN report r ON r.id = l.report
  JOIN article d ON d.id = r.article
  LEFT JOIN thread_event m ON m.event = l.target
  LEFT JOIN thread t ON t.id = m.thread;

-- Threads of positions, each with the first of them and what became of it all.
CREATE VIEW threads AS
SELECT t.key,
       e.key AS opening,                -- its first position
       e.title,                         -- of that
       (SELECT group_concat(name, '; ')
          FROM (SELECT DISTINCT a.name FROM thread_event m
                  JOIN event_actor x ON x.event = m.event JOIN actor a ON a.id = x.actor
                 WHERE m.thread = t.id ORDER BY a.name)) AS actors, -- names, "; " between
       (SELECT min(x.begins) FROM thread_event m JOIN event x ON x.id = m.event
         WHERE m.thread = t.id) AS begins, -- of the first of its events
       (SELECT max(x.ends) FROM thread_event m JOIN event x ON x.id = m.event
         WHERE m.thread = t.id) AS ends,
       t.positions,                     -- events in it
       coalesce(t.outcome, 'unanswered') AS outcome -- of the last answer that decided
  FROM thread t JOIN event e ON e.id = t.opening;

-- Actors with their names, roles and numbers.
CREATE VIEW actor_profile AS
SELECT a.key, a.name, a.kind,
       p.name AS belongs_to,            -- country or organisation
       (SELECT group_concat(n.name, '; ') FROM actor_name n WHERE n.actor = a.id)
           AS names,                    -- every spelling
       (SELECT group_concat(role, '; ')
          FROM (SELECT DISTINCT r.role FROM article_actor w JOIN actor_role r ON r.who = w.id
                 WHERE w.actor = a.id
                UNION SELECT j.value FROM judged t JOIN judgement j ON j.id = t.judgement
                 WHERE t.target = a.key AND j.verb = 'role')) AS roles, -- as articles word them
       a.articles, a.mentions,
       (SELECT count(DISTINCT x.event) FROM event_actor x WHERE x.actor = a.id) AS events,
       a.first_seen, a.last_seen        -- publication of the first and last article
  FROM actor a LEFT JOIN actor p ON p.id = a.parent;

-- Every telling of every event with its words.
CREATE VIEW evidence AS
SELECT e.key,                           -- the event
       'article-' || substr(d.sha256, 1, 12) AS article, -- the article's key
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1)
           AS source,                   -- '' = unknown
       d.uri, d.title AS article_title, d.published,
       r.off AS start,                  -- characters of the article's text
       r.off + r.len AS "end",          -- exclusive
       substr(d.text, r.off + 1, r.len) AS text, -- what the article says
       substr(d.text, r.trigger_off + 1, r.trigger_len) AS trigger_text,
       r.type, r.status, r.begins, r.ends, r.grain, r.basis, r.when_text, r.place,
       r.confidence / 100.0 AS confidence, -- 0..1
       r.rule,                          -- what found it
       r.reason, r.score                -- why it was taken for this event
  FROM report r JOIN event e ON e.id = r.event JOIN article d ON d.id = r.article;

-- Who did what to whom: one row for each pair of actors of an event.
CREATE VIEW dyads AS
SELECT e.key, e.type, e.status, e.begins, e.ends, e.plover, e.cameo,
       a.key AS source_key, a.name AS source_actor, x.role AS source_role,
       b.key AS target_key, b.name AS target_actor, y.role AS target_role,
       e.articles, e.sources
  FROM event e
  JOIN event_actor x ON x.event = e.id
  JOIN event_actor y ON y.event = e.id
  JOIN actor a ON a.id = x.actor
  JOIN actor b ON b.id = y.actor
 WHERE (x.role IN ('speaker', 'proposer', 'agent')
        AND y.role IN ('addressee', 'target', 'host'))
    OR (x.role = 'participant' AND y.role = 'participant' AND a.id < b.id);

-- Where reports of one event disagree: one row for each telling that another article's
-- telling contradicts. Plans that were carried out are no disagreement.
CREATE VIEW conflicts AS
SELECT e.key,                           -- the event
       e.type, e.title,
       'status' AS what,                -- status, date, number or outcome
       'status' AS field,               -- killed, round ...: what the values are of
       r.status AS value,               -- what this telling says; dates as BEGINS/ENDS
       r.grain,                         -- how finely it speaks, of dates
       r.status = e.status AS shown,    -- 1: the event shows this value
       'article-' || substr(d.sha256, 1, 12) AS article, -- the article's key
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1)
           AS source,                   -- '' = unknown
       d.uri, d.published,
       r.off AS start,                  -- characters of the article's text
       r.off + r.len AS "end",          -- exclusive
       substr(d.text, r.off + 1, r.len) AS text -- what the article says
  FROM event e CROSS JOIN report r ON r.event = e.id CROSS JOIN article d ON d.id = r.article
 WHERE e.differs = 1 AND r.status IN ('occurred', 'ongoing', 'denied')
   AND EXISTS (SELECT 1 FROM report o WHERE o.event = e.id AND o.article <> r.article
                  AND o.status IN ('occurred', 'ongoing', 'denied')
                  AND (o.status = 'denied') <> (r.status = 'denied'))
UNION ALL
SELECT e.key, e.type, e.title, 'date', 'date', r.begins || '/' || r.ends, r.grain,
       r.begins = e.begins AND r.ends = e.ends,
       'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.published, r.off, r.off + r.len, substr(d.text, r.off + 1, r.len)
  FROM event e CROSS JOIN report r ON r.event = e.id CROSS JOIN article d ON d.id = r.article
 WHERE e.differs = 1 AND r.basis <> 'assumed'
   AND EXISTS (SELECT 1 FROM report o WHERE o.event = e.id AND o.article <> r.article
                  AND o.basis <> 'assumed' AND (o.begins >= r.ends OR o.ends <= r.begins)
                  AND NOT EXISTS (SELECT 1 FROM report_field p -- when it began and ended
                                    JOIN report_field q ON q.report = r.id
                                   WHERE p.report = o.id AND p.field = 'phase'
                                     AND q.field = 'phase' AND p.text <> q.text))
UNION ALL
SELECT e.key, e.type, e.title, 'number', f.field, CAST(f.number AS TEXT), NULL,
       f.number = (SELECT v.number FROM event_field v
                    WHERE v.event = e.id AND v.field = f.field),
       'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.published, r.off, r.off + r.len, substr(d.text, r.off + 1, r.len)
  FROM event e CROSS JOIN report r ON r.event = e.id CROSS JOIN article d ON d.id = r.article
 CROSS JOIN report_field f ON f.report = r.id
 WHERE e.differs = 1 AND f.number IS NOT NULL
   AND EXISTS (SELECT 1 FROM report o CROSS JOIN report_field g ON g.report = o.id
                WHERE o.event = e.id AND o.article <> r.article
                  AND g.field = f.field AND g.number <> f.number)
UNION ALL
SELECT e.key, e.type, e.title, 'outcome', f.field, f.text, NULL,
       f.text = (SELECT v.text FROM event_field v
                  WHERE v.event = e.id AND v.field = f.field),
       'article-' || substr(d.sha256, 1, 12),
       (SELECT c.source FROM carrier c WHERE c.article = d.id ORDER BY c.id LIMIT 1),
       d.uri, d.published, r.off, r.off + r.len, substr(d.text, r.off + 1, r.len)
  FROM event e CROSS JOIN report r ON r.event = e.id CROSS JOIN article d ON d.id = r.article
 CROSS JOIN report_field f ON f.report = r.id
 WHERE e.differs = 1 AND f.field IN ('outcome', 'stage', 'change')
   AND EXISTS (SELECT 1 FROM report o CROSS JOIN report_field g ON g.report = o.id
                WHERE o.event = e.id AND o.article <> r.article AND g.field = f.field
                  AND instr(lower(g.text), lower(f.text)) = 0
                  AND instr(lower(f.text), lower(g.text)) = 0);
