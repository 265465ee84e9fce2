internal import GRDB
internal import HookModel
internal import NIOCore

/// What the writing connection keeps from one group to the next: prepared statements and the known facets.
final class WriterSession: @unchecked Sendable {  // Used inside GRDB's write access alone, which is serial.
    let captures: CaptureInsert
    let deliveries: DeliveryRows
    let counts: CaptureCounts
    let retention: RetentionWork
    let begin: PreparedStatement
    let commit: PreparedStatement
    let log: WriteAheadLog
    /// Whether commits wait for the disk.
    var isSynced = true
    /// Whether the last step of retention failed.
    var hasFailedToTidy = false
    private let deletion: CaptureDeletion
    private let updates: CaptureUpdates
    private let insertChunk: PreparedStatement

    /// The log is moved when it holds so many pages.
    ///
    /// Measured: at 4,000 the slowest answers waited 20 ms, at 300 under 2 ms. A thread of its own for it made the
    /// slowest of 32 connections a quarter faster, and all of 256 a tenth slower.
    private static let checkpointPages = 1000

    init(
        _ db: Database, facets: FacetTable, limits: RetentionLimits = .unlimited,
        signals: RetentionSignals = RetentionSignals()
    ) throws {
        counts = try CaptureCounts(db)
        captures = try CaptureInsert(db, facets: facets, counts: counts)
        deliveries = try DeliveryRows(db)
        deletion = try CaptureDeletion(db, counts: counts, deliveryCounts: deliveries.counts)
        retention = try RetentionWork(
            db, limits: limits, signals: signals, deletion: deletion, counts: counts,
            checkpointPages: WriterSession.checkpointPages)
        updates = try CaptureUpdates(db)
        insertChunk = try PreparedStatement(
            db, "INSERT INTO body_chunks (capture_id, number, bytes) VALUES (?, ?, ?)")
        begin = try PreparedStatement(db, "BEGIN IMMEDIATE")
        commit = try PreparedStatement(db, "COMMIT")
        log = try WriteAheadLog(db)
    }

    /// The ids that a group got, in order.
    struct Written {
        let captures: [Int64]
        let deliveries: [Int64]
    }

    /// Writes captures with their deliveries, and what became of earlier deliveries, in one transaction.
    func write(_ group: [NewCapture], _ changes: [StoreChange], _ db: Database) throws -> Written {
        let bytes = group.reduce(0) { $0 + $1.request.body.readableBytes }
        if retention.lacksRoom(for: bytes) { makeRoom(for: bytes, db) }
        if !isSynced { try sync(db) }
        try begin.run()
        do {
            let ids = try captures.insert(group, db)
            for (capture, id) in zip(group, ids) where capture.request.body.readableBytes > Store.chunkSize {
                try insertChunks(of: capture, id)
            }
            for (capture, id) in zip(group, ids) where !capture.targets.isEmpty {
                for target in capture.targets {
                    try deliveries.add(id, to: target, .forward, provider: capture.findings.provider)
                }
            }
            let added = try changes.compactMap { try apply($0, db) }
            try deliveries.finish()
            let deletes = changes.contains { if case .delete = $0 { true } else { false } }
            let hasUnused = try (deletes || counts.isDue) && counts.write(upTo: ids.last ?? retention.newest)
            let newest = deletes ? try RetentionWork.newest(db) : nil
            try commit.run()
            keep(hasUnused: hasUnused, db)
            retention.noteStored(ids.count, bytes: bytes, newest: ids.last ?? 0)
            retention.noteEnded(deliveries.takeEnded())
            if let newest { retention.noteDeleted(newest: newest) }
            return Written(captures: ids, deliveries: added)
        } catch {
            try rollBack(db)
            throw error
        }
    }

    /// The open transaction was committed.
    func keep(hasUnused: Bool, _ db: Database) {
        captures.keepNew()
        counts.keepNew()
        if hasUnused { captures.forgetUnused(db) }
    }

    func rollBack(_ db: Database) throws {
        // SQLite has rolled back by itself after some errors; then there is nothing to roll back.
        if db.isInsideTransaction { try db.execute(sql: "ROLLBACK") }
        captures.reload(db)
        deliveries.reset()
        counts.reset()
    }

    func checkpointIfDue(_ db: Database) throws {
        if log.pages >= retention.budget?.checkpointPages ?? WriterSession.checkpointPages { try log.move() }
    }

    func close(_ db: Database) {
        // Without it, whoever opens the store next counts what is new.
        try? writeCounts()
        retention.close()
        deletion.close()
        counts.close()
        for statement in [insertChunk, begin, commit] { statement.finalize() }
        log.detach()
        captures.close()
        deliveries.close()
        updates.close()
    }

    /// Writes a change; gives the id of a delivery that it adds.
    private func apply(_ change: StoreChange, _ db: Database) throws -> Int64? {
        switch change {
        case .step(let step): try deliveries.apply(step)
        case .add(let new): return try deliveries.insert(new, db)
        case .health(let health, let target, let moment): try deliveries.apply(health, of: target, at: moment)
        case .answered(let capture, let status): try updates.write(status: status, of: capture)
        case .diagnosed(let capture, let diagnosis): try updates.write(diagnosis, of: capture)
        case .delete(let captures): try deletion.delete(captures)
        }
        return nil
    }

    private func insertChunks(of capture: NewCapture, _ id: Int64) throws {
        try capture.request.body.withUnsafeReadableBytes { body in
            for (number, start) in stride(from: 0, to: body.count, by: Store.chunkSize).enumerated() {
                insertChunk.bind(1, id)
                insertChunk.bind(2, Int64(number))
                let end = min(start + Store.chunkSize, body.count)
                insertChunk.bindBlob(3, UnsafeRawBufferPointer(rebasing: body[start..<end]))
                try insertChunk.run()
            }
        }
    }
}
