-- indexes.sql - indexes, built after a bulk load: each costs about two thirds of its table
-- while rows come in. They go with their tables when derived.sql makes those again.
-- SPDX-License-Identifier: MIT

CREATE INDEX IF NOT EXISTS article_published ON article (published, id);
CREATE INDEX IF NOT EXISTS article_added ON article (added);
CREATE INDEX IF NOT EXISTS article_uri ON article (uri);
CREATE INDEX IF NOT EXISTS carrier_source ON carrier (source, article);
CREATE INDEX IF NOT EXISTS retelling_lead ON retelling (lead, article);
CREATE INDEX IF NOT EXISTS likeness_b ON likeness (b);
CREATE INDEX IF NOT EXISTS article_actor_article ON article_actor (article);
CREATE INDEX IF NOT EXISTS article_actor_actor ON article_actor (actor, article);
CREATE INDEX IF NOT EXISTS article_actor_link ON article_actor (actor)
    WHERE reason <> 'same key'; -- spellings made one
CREATE INDEX IF NOT EXISTS actor_role_article ON actor_role (article);
CREATE INDEX IF NOT EXISTS actor_role_who ON actor_role (who);
CREATE INDEX IF NOT EXISTS report_article ON report (article);
CREATE INDEX IF NOT EXISTS report_event ON report (event);
CREATE INDEX IF NOT EXISTS report_actor_phrase ON report_actor (words, role)
    WHERE who IS NULL; -- whom nobody names
CREATE UNIQUE INDEX IF NOT EXISTS actor_key ON actor (key);
CREATE INDEX IF NOT EXISTS actor_parent ON actor (parent) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS actor_articles ON actor (articles DESC, mentions DESC, name);
CREATE INDEX IF NOT EXISTS actor_name_folded ON actor_name (folded, actor);
CREATE UNIQUE INDEX IF NOT EXISTS series_key ON series (key);
CREATE INDEX IF NOT EXISTS series_party_actor ON series_party (actor, series);
CREATE UNIQUE INDEX IF NOT EXISTS event_key ON event (key);
CREATE INDEX IF NOT EXISTS event_begins ON event (begins, id);
CREATE INDEX IF NOT EXISTS event_title ON event (substr(title, 1, 32)); -- enough to sort by
CREATE INDEX IF NOT EXISTS event_place ON event (place, begins, id) WHERE place IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_type ON event (type, begins, id);
CREATE INDEX IF NOT EXISTS event_series ON event (series, round) WHERE series IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_differs ON event (begins, id)
    WHERE differs = 1; -- those that articles can disagree on
CREATE INDEX IF NOT EXISTS event_actor_actor ON event_actor (actor, begins, event);
CREATE INDEX IF NOT EXISTS event_link_target ON event_link (target, event);
CREATE UNIQUE INDEX IF NOT EXISTS thread_key ON thread (key);
CREATE INDEX IF NOT EXISTS thread_event_thread ON thread_event (thread, event);
CREATE INDEX IF NOT EXISTS thread_opening ON thread (opening);
