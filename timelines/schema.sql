-- timelines/schema.sql - the store's tables. Each version is a step from the one before; a step is never changed once it was released.
-- Days are counted from 1970-01-01; duration classes (dc) are those of store_find.c.

-- version 1
CREATE TABLE article (           -- what was read
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,    -- the article's id
    digest BLOB NOT NULL,        -- of all that extraction looks at
    url TEXT NOT NULL,           -- '': as the id
    record BLOB NOT NULL         -- publisher, title, published
);
CREATE INDEX article_url ON article(url) WHERE url <> '';
CREATE TABLE mention (           -- the truth
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,    -- the mention's id
    article INTEGER NOT NULL REFERENCES article(id),
    event INTEGER,               -- that it is of; NULL until it is merged
    record BLOB NOT NULL
);
CREATE INDEX mention_article ON mention(article);
CREATE INDEX mention_event ON mention(event);
CREATE TABLE event (             -- the view, and its ledger; in the order in which uids were minted
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    derived TEXT NOT NULL,       -- the id that merging derives from the first mention
    given INTEGER NOT NULL,      -- 1: not made of mentions
    founder TEXT NOT NULL,       -- the mention that it was first made of
    dc INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    aliases INTEGER NOT NULL,    -- how many it has
    digest BLOB NOT NULL,        -- of the content
    created INTEGER NOT NULL, modified INTEGER NOT NULL,
    record BLOB NOT NULL,
    reach BLOB NOT NULL DEFAULT x'' -- its rows in block
);
CREATE INDEX event_derived ON event(derived);
CREATE INDEX event_span ON event(dc, lo, hi);
CREATE TABLE given (             -- events that came as such: they stand beside those of mentions, unless one of these has the same id
    derived TEXT PRIMARY KEY,
    record BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE alias (             -- uids of events that were merged into another
    uid TEXT PRIMARY KEY,
    event INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX alias_event ON alias(event);
CREATE TABLE retired (           -- events that are no more
    uid TEXT PRIMARY KEY,
    into_uid TEXT NOT NULL,      -- '': none
    founder TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    record BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE actor (             -- a name as it is spelled, or a code (then name is '')
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, country TEXT NOT NULL,
    UNIQUE (name, country)
);
CREATE TABLE actor_word (        -- the folded words of names
    word TEXT NOT NULL, actor INTEGER NOT NULL,
    PRIMARY KEY (word, actor)
) WITHOUT ROWID;
CREATE TABLE partspan (          -- who took part, and when
    actor INTEGER NOT NULL, dc INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (actor, dc, lo, hi, event)
) WITHOUT ROWID;
CREATE TABLE block (             -- where events meet when mentions are merged (reach.h); length classes as in store_reach.c
    key INTEGER NOT NULL, dc INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (key, dc, lo, hi, event)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE event_words USING fts5(words, content='', detail='none', tokenize='ascii');
CREATE TABLE fact (name TEXT PRIMARY KEY, value) WITHOUT ROWID; -- 'modified', 'merged_by'

-- version 2: a person's corrections
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,      -- in the order in which they apply
    event TEXT NOT NULL, change TEXT NOT NULL, value TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL,
    matched INTEGER NOT NULL DEFAULT 0
);
ALTER TABLE event ADD COLUMN pure BLOB;        -- what the mentions say, where a person says otherwise; given = 2: made by a correction
ALTER TABLE event ADD COLUMN pure_digest BLOB;
ALTER TABLE event ADD COLUMN into_uid TEXT;    -- not shown: joined to that event, or hidden ('')
CREATE INDEX event_corrected ON event(id) WHERE pure IS NOT NULL;
CREATE INDEX event_added ON event(id) WHERE given = 2;

-- version 3: indexes that can be left out while an empty store is filled and made at its end (store_load.c); which event a mention is of stands
-- beside the mention, whose row is written once
ALTER TABLE mention RENAME TO mention_2;
CREATE TABLE mention (           -- the truth
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,           -- the mention's id
    article INTEGER NOT NULL,
    record BLOB NOT NULL
);
CREATE TABLE member (            -- the event that a mention is of; none until it is merged
    mention INTEGER PRIMARY KEY,
    event INTEGER NOT NULL
);
INSERT INTO mention(id, key, article, record) SELECT id, key, article, record FROM mention_2 ORDER BY id;
INSERT INTO member(mention, event) SELECT id, event FROM mention_2 WHERE event IS NOT NULL ORDER BY id;
DROP TABLE mention_2;
CREATE UNIQUE INDEX mention_key ON mention(key);
CREATE INDEX mention_article ON mention(article);
CREATE INDEX member_event ON member(event);
ALTER TABLE article RENAME TO article_2;
CREATE TABLE article (           -- what was read
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,           -- the article's id
    digest BLOB NOT NULL,        -- of all that extraction looks at
    url TEXT NOT NULL,           -- '': as the id
    record BLOB NOT NULL         -- publisher, title, published
);
INSERT INTO article(id, key, digest, url, record) SELECT id, key, digest, url, record FROM article_2 ORDER BY id;
DROP TABLE article_2;
CREATE UNIQUE INDEX article_key ON article(key);
CREATE INDEX article_url ON article(url) WHERE url <> '';
ALTER TABLE event RENAME TO event_2;
CREATE TABLE event (             -- the view, and its ledger; in the order in which uids were minted
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL,
    derived TEXT NOT NULL,       -- the id that merging derives from the first mention
    given INTEGER NOT NULL,      -- 1: not made of mentions; 2: made by a correction
    founder TEXT NOT NULL,       -- the mention that it was first made of
    dc INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    aliases INTEGER NOT NULL,    -- how many it has
    digest BLOB NOT NULL,        -- of the content
    created INTEGER NOT NULL, modified INTEGER NOT NULL,
    record BLOB NOT NULL,
    reach BLOB NOT NULL,         -- its rows in block
    pure BLOB,                   -- what the mentions say, where a person says otherwise
    pure_digest BLOB,
    into_uid TEXT                -- not shown: joined to that event, or hidden ('')
);
INSERT INTO event(id, uid, derived, given, founder, dc, lo, hi, revision, aliases, digest, created, modified, record, reach, pure, pure_digest, into_uid)
    SELECT id, uid, derived, given, founder, dc, lo, hi, revision, aliases, digest, created, modified, record, reach, pure, pure_digest, into_uid
    FROM event_2 ORDER BY id;
DROP TABLE event_2;
CREATE UNIQUE INDEX event_uid ON event(uid);
CREATE INDEX event_derived ON event(derived);
CREATE INDEX event_span ON event(dc, lo, hi);
CREATE INDEX event_corrected ON event(id) WHERE pure IS NOT NULL;
CREATE INDEX event_added ON event(id) WHERE given = 2;
INSERT INTO event_words(event_words, rank) VALUES('hashsize', 33554432);

-- version 4: what left the calendars although it is there still
CREATE TABLE former (            -- of an event whose date no calendar holds any more: what it was when one did
    event INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,   -- the first without such a date
    since INTEGER NOT NULL,
    record BLOB NOT NULL
);
