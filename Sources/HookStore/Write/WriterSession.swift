internal import GRDB
internal import HookModel
internal import NIOCore

/// What the writing connection keeps from one group to the next: prepared statements and the known facets.
final class WriterSession: @unchecked Sendable {  // Used inside GRDB's write access alone, which is serial.
    let captures: CaptureInsert
    let deliveries: DeliveryRows
    let counts: CaptureCounts
    let eventIndex: EventIndex
    let retention: RetentionWork
    let begin: PreparedStatement
    let commit: PreparedStatement
    let log: WriteAheadLog
    /// Whether commits wait for the disk.
    var isSynced = true
    /// Why the last step of retention failed; nil when it did not.
    var retentionFailure: (any Error)? {
        didSet { if retentionFailure == nil { hasSaidRetentionFailure = false } }
    }
    private var hasSaidRetentionFailure = false
    private let deletion: CaptureDeletion
    private let deliveryDeletion: DeliveryDeletion
    private let feed: CaptureFeed
    /// What the open transaction, or the last one, has stored and changed, for those who watch.
    private var events: [StoreEvent] = []
    private let updates: CaptureUpdates
    private let insertChunk: PreparedStatement
    private let beginOne: PreparedStatement
    private let endOne: PreparedStatement
    private let undoOne: PreparedStatement
    private let touch: PreparedStatement

    /// The log is moved when it holds so many pages.
    ///
    /// Measured: at 4,000 the slowest answers waited 20 ms, at 300 under 2 ms. A thread of its own for it made the
    /// slowest of 32 connections a quarter faster, and all of 256 a tenth slower.
    private static let checkpointPages = 1000

    init(
        _ db: Database, facets: FacetTable, limits: RetentionLimits = .unlimited,
        signals: RetentionSignals = RetentionSignals(), feed: CaptureFeed = CaptureFeed()
    ) throws {
        self.feed = feed
        counts = try CaptureCounts(db)
        eventIndex = try EventIndex(db)
        captures = try CaptureInsert(db, facets: facets, counts: counts, events: eventIndex)
        deliveries = try DeliveryRows(db)
        deletion = try CaptureDeletion(db, counts: counts, deliveryCounts: deliveries.counts, events: eventIndex)
        deliveryDeletion = try DeliveryDeletion(db, counts: deliveries.counts)
        retention = try RetentionWork(
            db, limits: limits, signals: signals, deletion: deletion, counts: counts,
            checkpointPages: WriterSession.checkpointPages)
        updates = try CaptureUpdates(db)
        insertChunk = try PreparedStatement(
            db, "INSERT INTO body_chunks (capture_id, number, bytes) VALUES (?, ?, ?)")
        begin = try PreparedStatement(db, "BEGIN IMMEDIATE")
        commit = try PreparedStatement(db, "COMMIT")
        beginOne = try PreparedStatement(db, "SAVEPOINT one")
        endOne = try PreparedStatement(db, "RELEASE one")
        undoOne = try PreparedStatement(db, "ROLLBACK TO one")
        // Means nothing and changes nothing, but is written: so it shows whether writing works.
        touch = try PreparedStatement(db, "PRAGMA user_version = 0")
        log = try WriteAheadLog(db)
    }

    /// Writes captures with their deliveries, and what became of earlier deliveries, in one transaction.
    ///
    /// The oldest captures may go in the same transaction, as far as the store's limits ask for it; where that fails, the
    /// group is written without.
    ///
    /// - Throws: What SQLite says when any of it cannot be written; then nothing is.
    func write(_ group: [NewCapture], _ changes: [ChangeBatch], _ db: Database) throws -> WrittenGroup {
        do {
            return try write(group, changes, drops: true, db)
        } catch let failure as RetentionFailure {
            retentionFailure = failure.error
            return try write(group, changes, drops: false, db)
        }
    }

    private func write(
        _ group: [NewCapture], _ changes: [ChangeBatch], drops: Bool, _ db: Database
    ) throws -> WrittenGroup {
        let bytes = group.reduce(0) { $0 + $1.request.body.readableBytes }
        forgetEvents()
        if drops, retention.lacksRoom(for: bytes) { makeRoom(for: bytes, db) }
        // Behind what has made room, so that no more goes than has to.
        let step = drops ? retention.stepWithGroup() : nil
        if !isSynced { try sync(db) }
        try begin.run()
        do {
            let hasDropped = try step.map(drop) ?? false
            let ids = try captures.insert(group, db)
            for (capture, id) in zip(group, ids) { try writeRest(of: capture, id) }
            let added = try changes.map { try apply($0, db) }
            try deliveries.finish()
            let deletes = changes.contains(where: \.deletes)
            let hasUnused =
                try (deletes || hasDropped || counts.isDue) && counts.write(upTo: ids.last ?? retention.newest)
            let newest = deletes ? try RetentionWork.newest(db) : nil
            try eventIndex.step(newest: ids.last ?? retention.newest)
            try commit.run()
            if step != nil { retentionFailure = nil }
            keep(hasUnused: hasUnused, db)
            retention.noteStored(
                ids.count, bytes: bytes + changes.reduce(0) { $0 + $1.storedBytes }, newest: ids.last)
            retention.noteEnded(deliveries.takeEnded())
            if let newest { retention.noteDeleted(newest: newest) }
            let stored = zip(ids, group).map { StoredCapture(id: $0, capture: $1) }
            if feed.isWatched { events = stored.map(StoreEvent.captured) + events }
            return WrittenGroup(captures: stored.map(Result.success), changes: added.map(Result.success))
        } catch {
            if step != nil { retention.reset() }
            try rollBack(db)
            throw error
        }
    }

    /// Writes what of the same can be written, in one transaction: what cannot is left out, and fails alone.
    ///
    /// - Throws: What SQLite says when it cannot write at all; then nothing is written.
    func writeEach(_ group: [NewCapture], _ changes: [ChangeBatch], _ db: Database) throws -> WrittenGroup {
        let errors = try tryEach(group, changes, db)
        // Nothing is dropped: what was tried stands as it was.
        let written = try write(
            zip(group, errors.captures).filter { $1 == nil }.map(\.0),
            zip(changes, errors.changes).filter { $1 == nil }.map(\.0), drops: false, db)
        var captures = written.captures.makeIterator()
        var batches = written.changes.makeIterator()
        return WrittenGroup(
            captures: errors.captures.compactMap { $0.map(Result.failure) ?? captures.next() },
            changes: errors.changes.compactMap { $0.map(Result.failure) ?? batches.next() })
    }

    /// Tries one after the other, and takes all of it back: why each cannot be written, nil where it can.
    private func tryEach(
        _ group: [NewCapture], _ changes: [ChangeBatch], _ db: Database
    ) throws -> (captures: [StoreError?], changes: [StoreError?]) {
        try begin.run()
        do {
            let ofCaptures = try group.map { capture in
                try problem {
                    let ids = try captures.insert([capture], db)
                    for id in ids { try writeRest(of: capture, id) }
                }
            }
            let ofChanges = try changes.map { batch in try problem { _ = try apply(batch, db) } }
            try rollBack(db)
            return (ofCaptures, ofChanges)
        } catch {
            try rollBack(db)
            throw error
        }
    }

    /// Why rows that belong together cannot be written, because of their own values; nil when they can.
    private func problem(_ write: () throws -> Void) throws -> StoreError? {
        try beginOne.run()
        do {
            try write()
            try endOne.run()
            return nil
        } catch let error where error.concernsOneRow {
            try undoOne.run()
            try endOne.run()
            return error as? StoreError ?? StoreError(.failed, "could not store: \(error)")
        }
    }

    /// The open transaction was committed.
    func keep(hasUnused: Bool, _ db: Database) {
        captures.keepNew()
        counts.keepNew()
        eventIndex.keepNew()
        if hasUnused { captures.forgetUnused(db) }
    }

    /// Moves the log into the database when it has grown long enough; gives whether it has.
    func checkpointIfDue(_ db: Database) throws -> Bool {
        guard log.pages >= retention.budget?.checkpointPages ?? WriterSession.checkpointPages else { return false }
        try log.move()
        return true
    }

    /// Moves the whole log into the database as far as readers allow.
    func checkpoint() throws { try log.move() }

    func close(_ db: Database) {
        // Without it, whoever opens the store next counts what is new.
        do { try writeCounts() } catch { try? rollBack(db) }
        retention.close()
        deletion.close()
        eventIndex.close()
        deliveryDeletion.close()
        counts.close()
        for statement in [insertChunk, begin, commit, beginOne, endOne, undoOne, touch] { statement.finalize() }
        log.detach()
        captures.close()
        deliveries.close()
        updates.close()
    }

    func rollBack(_ db: Database) throws {
        // SQLite has rolled back by itself after some errors; then there is nothing to roll back.
        if db.isInsideTransaction { try db.execute(sql: "ROLLBACK") }
        captures.reload(db)
        deliveries.reset()
        counts.reset()
        eventIndex.reset()
        deletion.reset()
        events.removeAll(keepingCapacity: true)
    }

    private func writeRest(of capture: NewCapture, _ id: Int64) throws {
        if capture.request.body.readableBytes > BodyChunk.size { try insertChunks(of: capture, id) }
        for target in capture.decision.targets {
            try deliveries.add(id, to: target, .forward, provider: capture.findings.provider)
        }
    }

    /// Writes the changes of one batch; gives the ids of the deliveries that it adds.
    private func apply(_ batch: ChangeBatch, _ db: Database) throws -> [Int64] {
        // An empty batch asks whether writing works.
        if batch.changes.isEmpty { try touch.run() }
        return try batch.changes.compactMap { try apply($0, db) }
    }

    /// Writes a change; gives the id of a delivery that it adds.
    private func apply(_ change: StoreChange, _ db: Database) throws -> Int64? {
        switch change {
        case .step(let step): note(try deliveries.apply(step), step.attempt)
        case .add(let new):
            let delivery = try deliveries.insert(new, db)
            note(delivery)
            return delivery.id
        case .retry(let delivery, let moment): note(try deliveries.retry(delivery, at: moment))
        case .cancel(let delivery): note(try deliveries.cancel(delivery))
        case .deleteDeliveries(let ids):
            for (target, count) in try deliveryDeletion.delete(ids) {
                events.append(.deliveriesDeleted(count, target: target))
            }
        case .forget(let target):
            try deliveryDeletion.forget(target)
            deliveries.forget(target)
            events.append(.target(target, TargetHealth()))
        case .health(let health, let target, let moment):
            try deliveries.apply(health, of: target, at: moment)
            events.append(.target(target, health))
        case .answered(let capture, let status):
            try updates.write(status: status, of: capture)
            events.append(.answered(capture: capture, status: status))
        case .withdrawn(let capture, let target, let reason):
            note(try deliveries.withdraw(capture, from: target, reason: reason))
        case .diagnosed(let capture, let diagnosis):
            try updates.write(diagnosis, of: capture)
            events.append(.diagnosed(capture: capture, diagnosis))
        case .delete(let captures): try deletion.delete(captures)
        }
        return nil
    }

    private func note(_ delivery: Delivery?, _ attempt: DeliveryAttempt? = nil) {
        if let delivery { events.append(.delivery(delivery, attempt)) }
    }

    /// Why captures could not be dropped, once until it works again; nil when it was asked before.
    func newRetentionFailure() -> (any Error)? {
        guard let retentionFailure, !hasSaidRetentionFailure else { return nil }
        hasSaidRetentionFailure = true
        return retentionFailure
    }

    /// Nobody is told of what the last transaction has stored and changed.
    func forgetEvents() { events.removeAll(keepingCapacity: true) }

    /// Tells those who watch what the last transaction has stored and changed; call it after the commit.
    func publish() {
        let deleted = deletion.takeDeleted()
        guard feed.isWatched else { return events.removeAll(keepingCapacity: true) }
        feed.publish(events + deleted.map(StoreEvent.deleted))
        events.removeAll(keepingCapacity: true)
    }

    private func insertChunks(of capture: NewCapture, _ id: Int64) throws {
        try capture.request.body.withUnsafeReadableBytes { body in
            for (number, start) in stride(from: 0, to: body.count, by: BodyChunk.size).enumerated() {
                insertChunk.bind(1, id)
                insertChunk.bind(2, Int64(number))
                let end = min(start + BodyChunk.size, body.count)
                insertChunk.bindBlob(3, UnsafeRawBufferPointer(rebasing: body[start..<end]))
                try insertChunk.run()
            }
        }
    }
}
