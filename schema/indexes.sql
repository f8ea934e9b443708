-- indexes.sql - indexes and full-text search over the derived tables, built after a bulk
-- load (each costs about two thirds of its table while rows come in) and kept up to date
-- by linking afterwards. Dropped before a bulk load.
-- SPDX-License-Identifier: MIT

CREATE INDEX IF NOT EXISTS article_published ON article (published, id);
CREATE INDEX IF NOT EXISTS article_uri ON article (uri);
CREATE INDEX IF NOT EXISTS article_rules ON article (rules);
CREATE INDEX IF NOT EXISTS carrier_source ON carrier (source, article);
CREATE INDEX IF NOT EXISTS article_actor_article ON article_actor (article);
CREATE INDEX IF NOT EXISTS article_actor_actor ON article_actor (actor, article);
CREATE INDEX IF NOT EXISTS actor_role_article ON actor_role (article);
CREATE INDEX IF NOT EXISTS actor_role_who ON actor_role (who);
CREATE INDEX IF NOT EXISTS report_article ON report (article);
CREATE INDEX IF NOT EXISTS report_event ON report (event);
CREATE UNIQUE INDEX IF NOT EXISTS actor_key ON actor (key);
CREATE INDEX IF NOT EXISTS actor_name_folded ON actor_name (folded, actor);
CREATE UNIQUE INDEX IF NOT EXISTS series_key ON series (key);
CREATE INDEX IF NOT EXISTS series_party_actor ON series_party (actor, series);
CREATE UNIQUE INDEX IF NOT EXISTS event_key ON event (key);
CREATE INDEX IF NOT EXISTS event_begins ON event (begins, id);
CREATE INDEX IF NOT EXISTS event_type ON event (type, begins, id);
CREATE INDEX IF NOT EXISTS event_series ON event (series, round) WHERE series IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_last_reported ON event (last_reported);
CREATE INDEX IF NOT EXISTS event_actor_actor ON event_actor (actor, begins, event);

-- Full-text search: contents stay in the tables (external content), offsets in none.
CREATE VIRTUAL TABLE IF NOT EXISTS article_fts USING fts5 (
    title, text, content = 'article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE IF NOT EXISTS event_fts USING fts5 (
    title, content, content = 'event', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2');
