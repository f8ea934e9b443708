-- derived.sql - what extraction and linking compute; dropped and made again when this file
-- changes. Indexes are in indexes.sql: they are built after a load, and full-text search is
-- filled then.
--
-- Extraction fills article_actor, actor_role, report, report_actor, report_field: one
-- article, nothing across articles. Linking fills the rest and the columns marked "link".
-- Ids of what extraction finds are article * 65536 + number: all of an article is one
-- range of ids, and no index is needed while loading.
-- SPDX-License-Identifier: MIT

-- ---- extraction ---------------------------------------------------------------------------

-- An actor as one article names it.
CREATE TABLE article_actor (
    id       INTEGER PRIMARY KEY,       -- article * 65536 + number in the article
    article  INTEGER NOT NULL REFERENCES article (id),
    actor    INTEGER REFERENCES actor (id), -- link: who it is across articles
    key      TEXT NOT NULL,             -- key in this article: "person/suhail-shahin"
    name     TEXT NOT NULL,             -- fullest form in this article
    names    TEXT NOT NULL,             -- all names used for it here, one a line
    kind     TEXT NOT NULL,             -- person, country, organisation ...
    known    INTEGER NOT NULL,          -- 1: it is in the dictionary
    parent   INTEGER,                   -- article_actor it belongs to: a ministry's state
    mentions INTEGER NOT NULL,          -- how often the article mentions it
    reason   TEXT,                      -- link: "key", "name", why it was tied to actor
    score    INTEGER                    -- link: 0..100, how sure that is
) STRICT;

-- Who an article says somebody is: "US special representative".
CREATE TABLE actor_role (
    id      INTEGER PRIMARY KEY,        -- article * 65536 + number
    article INTEGER NOT NULL REFERENCES article (id),
    who     INTEGER NOT NULL,           -- article_actor
    of      INTEGER,                    -- article_actor: the country or body it is for
    role    TEXT NOT NULL,              -- the words of the role
    off     INTEGER NOT NULL,           -- role and name in the article: first character
    len     INTEGER NOT NULL            -- and number of characters
) STRICT;

-- One telling of an event by one article.
CREATE TABLE report (
    id         INTEGER PRIMARY KEY,     -- article * 65536 + number in the article
    article    INTEGER NOT NULL REFERENCES article (id),
    event      INTEGER REFERENCES event (id), -- link: the event it tells
    type       TEXT NOT NULL,           -- talk_round, statement ...
    status     TEXT NOT NULL,           -- occurred, ongoing, planned, possible, denied
    begins     TEXT,                    -- half-open interval; NULL = not known
    ends       TEXT,
    grain      TEXT,                    -- how finely the text speaks: day, month ...
    basis      TEXT,                    -- explicit, published, context, assumed
    approx     INTEGER NOT NULL,        -- 1: "about", "early in"
    when_text  TEXT,                    -- the words of its time: "Monday"
    when_op    TEXT,                    -- the operation that resolves them
    place      TEXT,                    -- words of its place
    place_who  INTEGER,                 -- article_actor: that place
    trigger_off INTEGER NOT NULL,       -- the words that express it, in characters
    trigger_len INTEGER NOT NULL,
    off        INTEGER NOT NULL,        -- the evidence: what a reader is shown
    len        INTEGER NOT NULL,
    same_as    INTEGER,                 -- earlier report of the same event in the article
    inside     INTEGER,                 -- report of the statement whose words tell it
    confidence INTEGER NOT NULL,        -- 0..100
    rule       TEXT NOT NULL,           -- name of the rule that found it; "code" = by C
    reason     TEXT,                    -- link: why it was tied to the event
    score      INTEGER,                 -- link: 0..100, how sure that is
    CHECK ((begins IS NULL) = (ends IS NULL) AND (begins IS NULL OR begins < ends)),
    CHECK ((begins IS NULL) = (basis IS NULL))
) STRICT;

-- Who takes part in what one report tells, by role.
CREATE TABLE report_actor (
    report INTEGER NOT NULL REFERENCES report (id),
    n      INTEGER NOT NULL,            -- order in the report
    role   TEXT NOT NULL,               -- speaker, participant, target ...
    who    INTEGER,                     -- article_actor; NULL: an unresolved phrase
    words  TEXT NOT NULL,               -- the words used here
    off    INTEGER NOT NULL,            -- where, in characters
    len    INTEGER NOT NULL,
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;

-- What else one report tells, by the fields its type declares.
CREATE TABLE report_field (
    report INTEGER NOT NULL REFERENCES report (id),
    n      INTEGER NOT NULL,            -- order in the report
    field  TEXT NOT NULL,               -- round, content, killed ...
    number INTEGER,                     -- of number and flag fields
    text   TEXT,                        -- of word and span fields; of a number that is not exact
    off    INTEGER,                     -- of span fields: where, in characters
    len    INTEGER,
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;

-- What finds texts that may be alike: MinHash over runs of four words.
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    words   INTEGER NOT NULL,           -- of the text
    bands   BLOB                        -- 24 hashes of 4 bytes; NULL = too short to compare
) STRICT;

-- ---- linking ------------------------------------------------------------------------------

-- Two texts that were compared, so that it is done once.
CREATE TABLE likeness (
    a        INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the smaller id
    b        INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    likeness INTEGER NOT NULL,          -- 0 unlike, 1 one story if of one address, 2 one story
    shared   INTEGER NOT NULL,          -- of the shorter text's runs of words, in a hundred
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

-- An article whose story another one tells for it: it is stored, can be read and searched,
-- and tells no event itself, so that one story counts once.
CREATE TABLE retelling (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    lead    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- who speaks for it
    kind    TEXT NOT NULL,              -- copy: in another place; revision: an older state
    shared  INTEGER NOT NULL            -- of the shorter text's runs of words, in a hundred
) STRICT;

-- Somebody or something across articles.
CREATE TABLE actor (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL,           -- "country/norland", "person/suhail-shahin"
    name       TEXT NOT NULL,           -- the name shown: dictionary, else most frequent
    kind       TEXT NOT NULL,           -- person, country, organisation ...
    known      INTEGER NOT NULL,        -- 1: it is in the dictionary
    parent     INTEGER,                 -- actor it belongs to
    articles   INTEGER NOT NULL,        -- articles that mention it
    mentions   INTEGER NOT NULL,        -- mentions in all of them
    first_seen TEXT,                    -- publication of the first and last of them
    last_seen  TEXT,
    digest     INTEGER NOT NULL         -- of the row and its names: linking writes only changes
) STRICT;

-- Names an actor goes by.
CREATE TABLE actor_name (
    actor    INTEGER NOT NULL REFERENCES actor (id),
    name     TEXT NOT NULL,             -- as articles spell it
    folded   TEXT NOT NULL,             -- lower case, without accents: for look-up
    articles INTEGER NOT NULL,          -- articles that use it
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;

-- Talks of one name, or between the same parties on one subject.
CREATE TABLE series (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL,              -- "series-3f2a91cc"
    name    TEXT NOT NULL,              -- "six-party talks"; without a name its parties
    parties TEXT NOT NULL,              -- "Taliban and United States"; '' = not known
    subject TEXT,                       -- what they are about: peace, trade ...
    venue   TEXT,                       -- of more than half of the rounds that name one
    begins  TEXT,                       -- from its first to its last round
    ends    TEXT,
    rounds  INTEGER NOT NULL,           -- events that are rounds of it
    digest  INTEGER NOT NULL            -- of the row and its parties
) STRICT;

-- Parties of a series.
CREATE TABLE series_party (
    series INTEGER NOT NULL REFERENCES series (id),
    actor  INTEGER NOT NULL REFERENCES actor (id),
    PRIMARY KEY (series, actor)
) STRICT, WITHOUT ROWID;

-- One event, however many articles tell it: the best of its reports' values.
CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL,           -- "talk_round-7kq2m0xd"
    type       TEXT NOT NULL,           -- talk_round, statement ...
    status     TEXT NOT NULL,           -- occurred, ongoing, planned, possible, denied
    begins     TEXT,                    -- half-open interval; NULL = not known
    ends       TEXT,
    grain      TEXT,                    -- minute ... century
    basis      TEXT,                    -- explicit, published, context, assumed, judged
    approx     INTEGER NOT NULL,        -- 1: "about", "early in"
    when_text  TEXT,                    -- the words of its time, as the best report has them
    place      TEXT,                    -- name of its place
    title      TEXT NOT NULL,           -- made of its parts: "Norland and Sudmark: third round of talks"
    series     INTEGER REFERENCES series (id), -- of talk rounds
    round      INTEGER,                 -- number of the round
    content    TEXT,                    -- what was said, proposed, demanded ...
    plover     TEXT,                    -- event codes of PLOVER
    cameo      TEXT,                    -- and CAMEO
    confidence INTEGER NOT NULL,        -- 0..100
    best       INTEGER NOT NULL,        -- report whose evidence is shown first
    first_reported TEXT,                -- publication of the first and last article that tells it
    last_reported  TEXT,
    reports    INTEGER NOT NULL,        -- tellings
    articles   INTEGER NOT NULL,        -- articles that tell it
    sources    INTEGER NOT NULL,        -- distinct publishers, of a story with several
                                        -- carriers the first; each unknown one counts
    differs    INTEGER NOT NULL DEFAULT 0, -- 1: articles may disagree; see the view conflicts
    weight     REAL NOT NULL DEFAULT 0, -- how much it counts among key dates
    digest     INTEGER NOT NULL,        -- of the row, its actors and fields
    CHECK ((begins IS NULL) = (ends IS NULL) AND (begins IS NULL OR begins < ends)),
    CHECK ((begins IS NULL) = (basis IS NULL))
) STRICT;

-- Who takes part in an event, by role.
CREATE TABLE event_actor (
    event  INTEGER NOT NULL REFERENCES event (id),
    role   TEXT NOT NULL,               -- speaker, participant, target ...
    actor  INTEGER NOT NULL REFERENCES actor (id),
    begins TEXT,                        -- copy of event.begins: an actor's timeline is one index
    articles INTEGER NOT NULL,          -- articles that say so
    PRIMARY KEY (event, role, actor)
) STRICT, WITHOUT ROWID;

-- The typed fields of an event, the best of its reports.
CREATE TABLE event_field (
    event  INTEGER NOT NULL REFERENCES event (id),
    field  TEXT NOT NULL,               -- phase, medium, content, killed ...
    number INTEGER,                     -- of number and flag fields
    text   TEXT,                        -- of word and span fields; of a number that is not exact
    report INTEGER NOT NULL,            -- which report says so
    PRIMARY KEY (event, field)
) STRICT, WITHOUT ROWID;

-- The page of an actor that a great many events name, so that it need not be counted: of
-- those in more than a thousand events (src/store/link_sum.c). What is not here is counted.
CREATE TABLE actor_sum (
    actor INTEGER NOT NULL REFERENCES actor (id),
    part  TEXT NOT NULL,                -- events (all), month; with, meets, addresses (other
                                        -- actors); statements, positions, meetings (the last)
    n     INTEGER NOT NULL,             -- order in the part, from 0
    id    INTEGER,                      -- the other actor; the event
    month TEXT,                         -- of part month: "2019-08"
    count INTEGER,                      -- events
    PRIMARY KEY (actor, part, n)
) STRICT, WITHOUT ROWID;

-- How many events there are of each kind: what "stats" adds up.
CREATE TABLE event_tally (
    type   TEXT NOT NULL,               -- talk_round, statement ...
    status TEXT NOT NULL,               -- occurred, ongoing ...
    basis  TEXT NOT NULL,               -- explicit, published ...; '' = no date
    month  TEXT NOT NULL,               -- "2019-08", when they began; '' = no date
    events INTEGER NOT NULL,
    PRIMARY KEY (type, status, basis, month)
) STRICT, WITHOUT ROWID;

-- Events packed for questions over very many of them: in order of time, cut into runs of
-- whole days, one row of event_pack for each column. src/store/pack.h has the format.
CREATE TABLE event_block (
    id     INTEGER PRIMARY KEY,         -- its first day, of days since 1970; 1 << 30: undated
    events INTEGER NOT NULL,
    begins INTEGER,                     -- when the first of them begins, in minutes since 1970,
    ends   INTEGER,                     -- and the last ends; NULL: undated
    told   INTEGER,                     -- when the first article that tells one came out,
    retold INTEGER,                     -- and the last; NULL: not known
    weight REAL NOT NULL,               -- the greatest
    flags  INTEGER NOT NULL,            -- of all: dl_pack_block in include/dateline/store.h
    digest INTEGER NOT NULL             -- of its rows of event_pack
) STRICT;

CREATE TABLE event_pack (
    id    INTEGER PRIMARY KEY,          -- block * 32 + number of the column (of 25)
    bytes BLOB NOT NULL                 -- a value an event
) STRICT;

-- What each telling of an event said, packed: of events that four reports or more tell, on
-- different days. What was known on a day (as-of:) is reckoned from it; it says nothing that
-- report, report_actor, report_field and carrier don't. src/store/history.h has the format.
CREATE TABLE event_history (
    event INTEGER PRIMARY KEY REFERENCES event (id),
    bytes BLOB NOT NULL
) STRICT;

-- What answers what: a rejection the proposal that it rejects.
CREATE TABLE event_link (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- the answer
    target   INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- what it answers
    relation TEXT NOT NULL,             -- accepts, rejects, settles, withdraws, counters, denies
    score    INTEGER NOT NULL,          -- 0..100, how sure that is
    reason   TEXT NOT NULL,             -- why: "was asked, words"; "judgement" = a person said so
    report   INTEGER NOT NULL,          -- the telling of the answer whose words say so
    against  INTEGER NOT NULL,          -- the telling of what is answered
    PRIMARY KEY (event, target)
) STRICT, WITHOUT ROWID;

-- Positions that answer each other, or are of the same sides about one thing.
CREATE TABLE thread (
    id        INTEGER PRIMARY KEY,
    key       TEXT NOT NULL,            -- "thread-proposal-7kq2m0xd": named after the first
    opening   INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- its first position
    positions INTEGER NOT NULL,         -- events in it
    outcome   TEXT,                     -- the last that decided: accepted, rejected, settled,
                                        -- withdrawn; NULL = nothing did
    digest    INTEGER NOT NULL
) STRICT;

-- Which thread an event belongs to, and what became of it.
CREATE TABLE thread_event (
    event   INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
    thread  INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
    outcome TEXT                        -- accepted, rejected, settled, withdrawn, unanswered;
                                        -- NULL = nothing that is answered, such as a rejection
) STRICT;

-- What the judgements that hold are about, under the keys of now.
CREATE TABLE judged (
    target    TEXT NOT NULL,            -- key of the event, actor or article
    judgement INTEGER NOT NULL REFERENCES judgement (id),
    PRIMARY KEY (target, judgement)
) STRICT, WITHOUT ROWID;

-- ---- full-text search -----------------------------------------------------------------------

-- Full-text search: contents stay in the tables (external content), nothing is stored twice.
CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, text, content = 'article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE event_fts USING fts5 (
    title, content, content = 'event', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2');
