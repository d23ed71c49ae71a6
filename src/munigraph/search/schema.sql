-- The index of a graph's words.  Texts are kept as they are; only `found` holds them folded, and only to be matched.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    iri TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    names TEXT NOT NULL,            -- other names, one a line
    text TEXT NOT NULL,
    about TEXT NOT NULL,            -- [[IRI, label], ...] as JSON
    articles INTEGER NOT NULL,
    weight REAL NOT NULL,           -- what its rank is multiplied by: more for what more articles name
    date TEXT,
    article TEXT,
    title TEXT,
    outlet TEXT,
    url TEXT,
    evidence TEXT                   -- of a quote
);
CREATE TABLE days (document INTEGER NOT NULL, day TEXT NOT NULL, PRIMARY KEY (document, day)) WITHOUT ROWID;
-- Whole names, as munigraph.text.name_words takes them apart.
CREATE TABLE names (name TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (name, document)) WITHOUT ROWID;
-- SQLite FTS5 (https://www.sqlite.org/fts5.html) without contents of its own.  Words come folded, so it folds nothing.
CREATE VIRTUAL TABLE found USING fts5(name, text, about, content = '', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE words USING fts5vocab(found, row);
