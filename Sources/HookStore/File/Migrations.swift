internal import GRDB

/// The store's tables, as an append-only list of steps: a released step never changes.
///
/// A store of each step is kept among the tests (`Fixtures/v1.sqlite`), and has to open.
enum Migrations {
    static let all: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: captures)
            try db.execute(sql: deliveries)
        }
        migrator.registerMigration("2") { db in try db.execute(sql: responses) }
        migrator.registerMigration("3") { db in try db.execute(sql: eventRuns) }
        return migrator
    }()

    /// Sets what can be set only while a file has no page yet; changes nothing about any other.
    ///
    /// With `auto_vacuum=INCREMENTAL` the file can give space back after deletions, a few pages at a time. On a file with
    /// tables only a VACUUM, which copies all of it, could turn that on.
    static func prepareEmpty(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA page_count") == 0 else { return }
        try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
    }

    /// `facets` holds what lists filter by, `shapes` what many findings have in common.
    ///
    /// A capture names its facet, so that one index serves all these filters and writing a capture costs one index entry
    /// for them, not five. Facets hold no text that senders invent: an empty method stands for all but the common ones,
    /// `has_any_event` for the event types that no document lists. Captures with such a type are found by its hash,
    /// `event_tag`.
    ///
    /// Both count their captures, up to the one that `counted` names; later ones are counted when the store is opened.
    ///
    /// `event_key` tells repeated events: the first 8 bytes of a SHA-256 over provider and event id. Its index has a bucket
    /// for each 2,048 captures; those up to the one that `event_index_end` names are in `event_index` as well, which has a
    /// part for each 131,072: see `EventIndex`. Small columns stand before the large ones, so that scanning them does not
    /// follow overflow pages.
    private static let captures = """
        CREATE TABLE facets (
            id INTEGER PRIMARY KEY,
            method BLOB NOT NULL,
            provider TEXT,
            event TEXT,
            has_any_event INTEGER NOT NULL CHECK (has_any_event IN (0, 1)),
            signature TEXT NOT NULL,
            payload TEXT NOT NULL,
            captures INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE INDEX facets_by_value ON facets (provider, event, signature, payload);

        CREATE TABLE shapes (
            id INTEGER PRIMARY KEY,
            findings TEXT NOT NULL UNIQUE,
            captures INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE counted (last_capture INTEGER NOT NULL) STRICT;
        INSERT INTO counted VALUES (0);

        CREATE TABLE captures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            received_at INTEGER NOT NULL,
            facet_id INTEGER NOT NULL REFERENCES facets (id),
            shape_id INTEGER REFERENCES shapes (id),
            status INTEGER NOT NULL,
            body_size INTEGER NOT NULL,
            incompleteness TEXT,
            event_tag INTEGER,
            event_key INTEGER,
            remote_address TEXT NOT NULL,
            body_digest BLOB NOT NULL CHECK (length(body_digest) = 32),
            findings TEXT NOT NULL,
            head BLOB NOT NULL,
            trailers BLOB,
            body BLOB
        ) STRICT;

        CREATE INDEX captures_by_facet ON captures (facet_id);
        CREATE INDEX captures_by_event_tag ON captures (event_tag, facet_id) WHERE event_tag IS NOT NULL;
        CREATE INDEX captures_by_event_key ON captures (id >> 11, event_key) WHERE event_key IS NOT NULL;

        CREATE TABLE event_index (
            part INTEGER NOT NULL,
            event_key INTEGER NOT NULL,
            capture_id INTEGER NOT NULL,
            PRIMARY KEY (part, event_key, capture_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE event_index_end (last_capture INTEGER NOT NULL) STRICT;
        INSERT INTO event_index_end VALUES (-1);

        CREATE TABLE body_chunks (
            capture_id INTEGER NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (capture_id, number)
        ) STRICT;

        CREATE TABLE diagnoses (
            capture_id INTEGER PRIMARY KEY REFERENCES captures (id) ON DELETE CASCADE,
            diagnosis TEXT NOT NULL
        ) STRICT;
        """

    /// What a sender got beside the status; NULL for a receipt, which nearly all get, and for an app's response.
    ///
    /// Before, it stood in the findings of handshakes, which no shape has.
    private static let responses = """
        ALTER TABLE captures ADD COLUMN response TEXT;
        UPDATE captures SET response = json_remove(findings -> '$.answer', '$.status')
        WHERE shape_id IS NULL AND findings LIKE '%"answer":%' AND findings -> '$.answer' IS NOT NULL;
        """

    /// Instead of an index that is written with each capture, runs that are written once for 2,048: see `EventIndex`.
    ///
    /// Captures after `last_run` are in no run yet.
    private static let eventRuns = """
        CREATE TABLE event_runs (
            run INTEGER NOT NULL,
            event_key INTEGER NOT NULL,
            capture_id INTEGER NOT NULL,
            PRIMARY KEY (run, event_key, capture_id)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE event_index_end ADD COLUMN last_run INTEGER NOT NULL DEFAULT -1;
        UPDATE event_index_end SET last_run = last_capture;
        DROP INDEX captures_by_event_key;
        """

    /// A delivery repeats its capture's facet and provider (empty for none), which never change: so each list is read
    /// from one index.
    ///
    /// `deliveries_due` has what is pending: first attempts, whose `due_at` is NULL, in the order of their ids, then
    /// retries by time. `deliveries_by_target` serves lists of deliveries; `deliveries_by_facet` lists of captures, and the
    /// two indexes after it those that ask for nothing but a delivery.
    /// `delivery_counts` is kept with each change, because counting anew would take longer with every delivery. It also
    /// says which targets, providers and states there are, so a row stays when its count is 0.
    private static let deliveries = """
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            capture_id INTEGER NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
            facet_id INTEGER NOT NULL REFERENCES facets (id),
            target TEXT NOT NULL,
            provider TEXT NOT NULL,
            kind TEXT NOT NULL,
            edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
            resigns INTEGER NOT NULL CHECK (resigns IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
            attempts INTEGER NOT NULL,
            due_at INTEGER,
            reason TEXT
        ) STRICT;

        CREATE INDEX deliveries_due ON deliveries (target, provider, due_at) WHERE state = 'pending';
        CREATE INDEX deliveries_by_target ON deliveries (target, provider, state);
        CREATE INDEX deliveries_by_facet ON deliveries (state, facet_id, capture_id);
        CREATE INDEX deliveries_pending ON deliveries (capture_id) WHERE state = 'pending';
        CREATE INDEX deliveries_failed ON deliveries (capture_id) WHERE state = 'failed';
        CREATE INDEX deliveries_by_capture ON deliveries (capture_id);

        CREATE TABLE delivery_bodies (
            delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE,
            body BLOB NOT NULL
        ) STRICT;

        CREATE TABLE attempts (
            delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            took INTEGER NOT NULL,
            status INTEGER,
            error TEXT,
            url TEXT,
            headers TEXT NOT NULL,
            body BLOB NOT NULL,
            body_size INTEGER NOT NULL,
            PRIMARY KEY (delivery_id, number)
        ) STRICT;

        CREATE TABLE targets (
            name TEXT PRIMARY KEY,
            health TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE delivery_counts (
            target TEXT NOT NULL,
            provider TEXT NOT NULL,
            state TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (target, provider, state)
        ) STRICT, WITHOUT ROWID;
        """
}
