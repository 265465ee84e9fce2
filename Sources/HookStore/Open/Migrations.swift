internal import GRDB

/// The store's tables, as an append-only list of steps: a released step never changes.
enum Migrations {
    static let all: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 captures") { db in
            try db.execute(sql: captures)
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
}
