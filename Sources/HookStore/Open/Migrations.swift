internal import GRDB

/// The store's tables, as an append-only list of steps: a released step never changes.
enum Migrations {
    static let all: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 captures") { db in
            try db.execute(sql: captures)
        }
        migrator.registerMigration("2 deliveries") { db in
            try db.execute(sql: deliveries)
        }
        migrator.registerMigration("3 replays and targets") { db in
            try db.execute(sql: replaysAndTargets)
        }
        migrator.registerMigration("4 diagnoses") { db in
            try db.execute(sql: diagnoses)
        }
        return migrator
    }()

    /// `facets` holds what lists filter by, `shapes` what many findings have in common.
    ///
    /// A capture names its facet, so that one index serves all these filters and
    /// writing a capture costs one index entry for them, not five. `event_key` tells repeated events: the first 16
    /// bytes of a SHA-256 over provider and event id. Small columns stand before the large ones, so that scanning
    /// them does not follow overflow pages.
    private static let captures = """
        CREATE TABLE facets (
            id INTEGER PRIMARY KEY,
            method BLOB NOT NULL,
            provider TEXT,
            event TEXT,
            has_any_event INTEGER NOT NULL CHECK (has_any_event IN (0, 1)),
            signature TEXT NOT NULL,
            payload TEXT NOT NULL
        ) STRICT;

        CREATE TABLE shapes (
            id INTEGER PRIMARY KEY,
            findings TEXT NOT NULL
        ) STRICT;

        CREATE TABLE captures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            received_at INTEGER NOT NULL,
            facet_id INTEGER NOT NULL REFERENCES facets (id),
            shape_id INTEGER REFERENCES shapes (id),
            status INTEGER NOT NULL,
            body_size INTEGER NOT NULL,
            incompleteness TEXT,
            event_key BLOB CHECK (length(event_key) = 16),
            remote_address TEXT NOT NULL,
            body_digest BLOB NOT NULL CHECK (length(body_digest) = 32),
            findings TEXT NOT NULL,
            head BLOB NOT NULL,
            trailers BLOB,
            body BLOB
        ) STRICT;

        CREATE INDEX captures_by_facet ON captures (facet_id);
        CREATE INDEX captures_by_event_key ON captures (event_key) WHERE event_key IS NOT NULL;

        CREATE TABLE body_chunks (
            capture_id INTEGER NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (capture_id, number)
        ) STRICT;
        """

    /// A target's due deliveries are found by one index: first attempts, which have no `due_at`, in the order of their
    /// ids, then retries by time.
    ///
    /// Only pending deliveries stand in it, so that it stays small.
    private static let deliveries = """
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            capture_id INTEGER NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
            target TEXT NOT NULL,
            kind TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
            attempts INTEGER NOT NULL,
            due_at INTEGER,
            reason TEXT
        ) STRICT;

        CREATE INDEX deliveries_due ON deliveries (target, due_at, id) WHERE state = 'pending';
        CREATE INDEX deliveries_by_capture ON deliveries (capture_id);
        CREATE INDEX deliveries_by_state ON deliveries (state, id);

        CREATE TABLE attempts (
            delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            took INTEGER NOT NULL,
            status INTEGER,
            error TEXT,
            headers TEXT NOT NULL,
            body BLOB NOT NULL,
            body_size INTEGER NOT NULL,
            PRIMARY KEY (delivery_id, number)
        ) STRICT;
        """

    /// A replay can have a body of its own.
    ///
    /// What is counted is counted with each change, because counting anew would take
    /// longer with every delivery. The dead letters' index finds their captures.
    private static let replaysAndTargets = """
        ALTER TABLE deliveries ADD COLUMN edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1));
        ALTER TABLE deliveries ADD COLUMN resigns INTEGER NOT NULL DEFAULT 0 CHECK (resigns IN (0, 1));

        CREATE TABLE delivery_bodies (
            delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE,
            body BLOB NOT NULL
        ) STRICT;

        ALTER TABLE deliveries ADD COLUMN provider TEXT;
        UPDATE deliveries SET provider =
            (SELECT facets.provider FROM captures JOIN facets ON facets.id = facet_id WHERE captures.id = capture_id);

        CREATE TABLE targets (
            name TEXT PRIMARY KEY,
            health TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE delivery_counts (
            target TEXT NOT NULL,
            state TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (target, state)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO delivery_counts SELECT target, state, count(*) FROM deliveries GROUP BY target, state;

        CREATE INDEX deliveries_failed ON deliveries (capture_id) WHERE state = 'failed';
        """

    /// A table of its own: most captures have no diagnosis, and it comes after they were stored.
    private static let diagnoses = """
        CREATE TABLE diagnoses (
            capture_id INTEGER PRIMARY KEY REFERENCES captures (id) ON DELETE CASCADE,
            diagnosis TEXT NOT NULL
        ) STRICT;
        """
}
