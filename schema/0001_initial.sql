-- 0001_initial.sql - the primary tables: what can't be computed again.
--
-- Everything else is derived from them (derived.sql). Only these tables migrate; later
-- files append, this one is never edited once released.
-- Times are text, YYYY-MM-DDTHH:MM, in the article's own clock: text order is time order.
-- SPDX-License-Identifier: MIT

PRAGMA application_id = 1146375246; -- "DTLN": a Dateline database
PRAGMA user_version = 1;            -- how many files of migrations it has seen

-- One text. The same text from several places is one article with several carriers.
CREATE TABLE article (
    id              INTEGER PRIMARY KEY,
    uri             TEXT NOT NULL,      -- its address, else the path it was read from
    name            TEXT NOT NULL,      -- what annotations call it: JSON id, else the path
    sha256          TEXT NOT NULL UNIQUE, -- of the text's bytes, of a very short text with its title: what makes it this article
    rules           TEXT NOT NULL,      -- seeds its reports were made with; '' = to be read again
    published       TEXT,               -- in force: a judgement, else what the input said
    published_given TEXT,               -- what the input said; NULL = nothing
    added           TEXT NOT NULL,      -- when it first came in
    title           TEXT,               -- headline
    author          TEXT,               -- byline
    lang            TEXT,               -- language as the input named it
    length          INTEGER NOT NULL,   -- characters of the text
    text            TEXT NOT NULL,      -- exactly as given; offsets count its characters
    CHECK (length(sha256) = 64),
    CHECK (published IS NULL OR length(published) = 16),
    CHECK (published_given IS NULL OR length(published_given) = 16)
) STRICT;

-- Where an article's text was found: a wire story in five papers has five carriers.
CREATE TABLE carrier (
    id        INTEGER PRIMARY KEY,
    article   INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the text
    source    TEXT NOT NULL,            -- publisher; '' = unknown
    uri       TEXT NOT NULL,            -- address there
    published TEXT,                     -- when that publisher says it was published
    added     TEXT NOT NULL,            -- when it came in
    UNIQUE (article, source, uri)
) STRICT;

-- What people said about the data. Never changed by a rebuild, applied after each.
CREATE TABLE judgement (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    made    TEXT NOT NULL,              -- when
    who     TEXT NOT NULL,              -- by whom; '' = not said
    why     TEXT NOT NULL,              -- the reason; '' = not said
    verb    TEXT NOT NULL,              -- date, same, split, reject, confirm, set, ...
    subject TEXT NOT NULL,              -- key it is about, as it was then
    anchor  TEXT NOT NULL,              -- what holds when keys change: "SHA256" of an
                                        -- article, "SHA256:TYPE:OFFSET:LENGTH" of a telling
    object  TEXT,                       -- second key, of same and split
    object_anchor TEXT,                 -- its anchor
    field   TEXT,                       -- of set
    value   TEXT,                       -- of date and set
    undone  TEXT,                       -- when it was taken back; NULL = holds
    undone_by TEXT                      -- by whom
) STRICT;
CREATE INDEX judgement_anchor ON judgement (anchor, verb);

-- Keys that events and actors had before a date, a merge or better rules changed them.
CREATE TABLE key_alias (
    old   TEXT PRIMARY KEY,             -- a key that outputs once showed
    new   TEXT NOT NULL,                -- the key it became; may itself be an alias by now
    since TEXT NOT NULL                 -- when it changed
) STRICT, WITHOUT ROWID;

-- People's labels on events, actors and articles.
CREATE TABLE tag (
    id     INTEGER PRIMARY KEY,
    target TEXT NOT NULL,               -- key of the event, actor or article
    tag    TEXT NOT NULL,               -- one word
    made   TEXT NOT NULL,               -- when
    who    TEXT NOT NULL,               -- by whom; '' = not said
    UNIQUE (target, tag)
) STRICT;
CREATE INDEX tag_tag ON tag (tag, target);

-- People's remarks on events, actors and articles.
CREATE TABLE note (
    id     INTEGER PRIMARY KEY,
    target TEXT NOT NULL,               -- key of the event, actor or article
    text   TEXT NOT NULL,               -- the remark
    made   TEXT NOT NULL,               -- when
    who    TEXT NOT NULL                -- by whom; '' = not said
) STRICT;
CREATE INDEX note_target ON note (target);

-- Facts about the file itself.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,             -- "derived": fingerprint of derived.sql, indexes.sql
                                        -- and views.sql in force; "linked": 1 when linking
                                        -- has seen every report, 0 after a broken ingest
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
