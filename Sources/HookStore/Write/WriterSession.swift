internal import GRDB
internal import HookModel
internal import NIOCore

/// What the writing connection keeps from one group to the next: prepared statements and the known facets.
final class WriterSession: @unchecked Sendable {  // Used inside GRDB's write access alone, which is serial.
    private let captures: CaptureInsert
    private let deliveries: DeliveryRows
    private let updates: CaptureUpdates
    private let insertChunk: PreparedStatement
    private let begin: PreparedStatement
    private let commit: PreparedStatement
    private let log: WriteAheadLog

    /// The log is moved when it holds so many pages.
    ///
    /// Measured: at 4,000 the slowest answers waited 20 ms, at 300 under 2 ms. A thread of its own for it made the
    /// slowest of 32 connections a quarter faster, and all of 256 a tenth slower.
    private static let checkpointPages = 1000

    init(_ db: Database, facets: FacetTable) throws {
        captures = try CaptureInsert(db, facets: facets)
        deliveries = try DeliveryRows(db)
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
            try commit.run()
            captures.keepNew()
            return Written(captures: ids, deliveries: added)
        } catch {
            // SQLite has rolled back by itself after some errors; then there is nothing to roll back.
            if db.isInsideTransaction { try db.execute(sql: "ROLLBACK") }
            captures.reload(db)
            deliveries.reset()
            throw error
        }
    }

    func checkpointIfDue(_ db: Database) throws {
        if log.pages >= WriterSession.checkpointPages { try log.move() }
    }

    func close() {
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
        case .withdrawn(let capture, let target, let reason):
            try deliveries.withdraw(capture, from: target, reason: reason)
        case .diagnosed(let capture, let diagnosis): try updates.write(diagnosis, of: capture)
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
