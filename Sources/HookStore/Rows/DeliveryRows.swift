internal import GRDB
internal import HookModel
internal import JSONText
internal import NIOCore

/// Writes the rows of deliveries, their attempts and their targets.
final class DeliveryRows {
    private let add: PreparedStatement
    private let addBody: PreparedStatement
    private let provider: PreparedStatement
    private let find: PreparedStatement
    private let untried: PreparedStatement
    private let step: PreparedStatement
    private let attempt: PreparedStatement
    private let health: PreparedStatement
    let counts: DeliveryCounts
    /// Captures of which a delivery has ended.
    private var ended: [Int64] = []
    /// When what was written of a target became known.
    private var healthMoments: [String: ContinuousClock.Instant] = [:]

    /// So many bytes of an answer's body are kept.
    static let keptBody = 65_536

    init(_ db: Database) throws {
        add = try PreparedStatement(
            db,
            """
            INSERT INTO deliveries (capture_id, facet_id, target, kind, provider, edited, resigns, state, attempts)
            VALUES (?1, (SELECT facet_id FROM captures WHERE id = ?1), ?2, ?3, ?4, ?5, ?6, 'pending', 0)
            """)
        provider = try PreparedStatement(
            db, "SELECT provider FROM captures JOIN facets ON facets.id = facet_id WHERE captures.id = ?")
        addBody = try PreparedStatement(db, "INSERT INTO delivery_bodies (delivery_id, body) VALUES (?, ?)")
        find = try PreparedStatement(
            db,
            """
            SELECT state, due_at, capture_id, provider, target, kind, edited, resigns, attempts
            FROM deliveries WHERE id = ?
            """)
        untried = try PreparedStatement(
            db,
            """
            SELECT id FROM deliveries
            WHERE capture_id = ? AND target = ? AND kind = 'forward' AND state = 'pending' AND attempts = 0
            """)
        step = try PreparedStatement(
            db, "UPDATE deliveries SET state = ?, due_at = ?, reason = ?, attempts = ? WHERE id = ?")
        // Nothing is lost where an attempt is recorded twice: the later record stands.
        attempt = try PreparedStatement(
            db,
            """
            INSERT OR REPLACE INTO attempts
                (delivery_id, number, started_at, took, status, error, headers, body, body_size, url)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        health = try PreparedStatement(
            db, "INSERT OR REPLACE INTO targets (name, health) VALUES (?, ?)")
        counts = try DeliveryCounts(db)
    }

    /// A delivery whose first attempt is due at once.
    func add(
        _ capture: Int64, to target: String, _ kind: DeliveryKind, provider: String?, isEdited: Bool = false,
        resigns: Bool = false
    ) throws {
        add.bind(1, capture)
        add.bind(2, target)
        add.bind(3, kind.rawValue)
        add.bind(4, provider ?? "")
        add.bind(5, Int64(isEdited ? 1 : 0))
        add.bind(6, Int64(resigns ? 1 : 0))
        try add.run()
        counts.note(target, provider ?? "", DeliveryState.pending.rawValue, by: 1)
    }

    /// Remembers a target's health; attempts that end side by side are stored in any order, and what is known last
    /// counts.
    func apply(_ health: TargetHealth, of target: String, at moment: ContinuousClock.Instant) throws {
        if let last = healthMoments[target], last > moment { return }
        healthMoments[target] = moment
        try write(health, of: target)
    }

    /// A target is forgotten.
    func forget(_ target: String) { healthMoments[target] = nil }

    /// The group is about to be committed.
    func finish() throws { try counts.write() }

    /// The captures of which a delivery has ended since this was asked last.
    func takeEnded() -> [Int64] {
        defer { ended.removeAll(keepingCapacity: true) }
        return ended
    }

    /// The group was rolled back.
    func reset() {
        counts.reset()
        ended.removeAll(keepingCapacity: true)
    }

    func close() {
        for statement in [add, addBody, provider, find, untried, step, attempt, health] { statement.finalize() }
        counts.close()
    }

    /// Adds a delivery, and gives it.
    func insert(_ new: NewDelivery, _ db: Database) throws -> Delivery {
        provider.bind(1, new.capture)
        do {
            try add(
                new.capture, to: new.target, new.kind, provider: try provider.text(), isEdited: new.body != nil,
                resigns: new.resigns)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // Its facet is looked up by the statement: the capture was dropped since it was asked for.
            throw StoreError(.noCapture, "no capture \(new.capture), or not any more")
        }
        let id = db.lastInsertedRowID
        if let body = new.body {
            addBody.bind(1, id)
            try body.withUnsafeReadableBytes { body in
                addBody.bindBlob(2, body)
                try addBody.run()
            }
        }
        return Delivery(
            id: id, capture: new.capture, target: new.target, kind: new.kind, isEdited: new.body != nil,
            resigns: new.resigns, state: .pending, attempts: 0, dueAt: nil, reason: nil)
    }

    /// Notes what an attempt came to; gives the delivery as it is now, or nil when it is gone.
    func apply(_ change: DeliveryStep) throws -> Delivery? {
        // A delivery that was deleted meanwhile has nothing to remember.
        guard let found = try row(of: change.delivery) else { return nil }
        return try write(DeliveryRows.heeding(found.delivery, change), of: found)
    }

    /// Makes a delivery due by hand, whatever it is; gives it as it is now, or nil when there is none.
    func retry(_ delivery: Int64, at moment: Timestamp) throws -> Delivery? {
        try row(of: delivery).flatMap { found in
            try write(
                DeliveryStep(
                    delivery: delivery, attempt: nil, state: .pending, dueAt: moment, reason: "asked for by hand"),
                of: found)
        }
    }

    /// Ends a delivery that is pending; gives it as it is then, or nil when there is none that is pending.
    func cancel(_ delivery: Int64) throws -> Delivery? {
        guard let found = try row(of: delivery), found.delivery.state == .pending else { return nil }
        return try write(
            DeliveryStep(delivery: delivery, attempt: nil, state: .failed, reason: Delivery.cancelled), of: found)
    }

    /// Ends a capture's delivery to a target, unless an attempt was made; gives it as it is now.
    func withdraw(_ capture: Int64, from target: String, reason: String) throws -> Delivery? {
        untried.bind(1, capture)
        untried.bind(2, target)
        guard let id = try untried.integer(), let found = try row(of: id) else { return nil }
        return try write(DeliveryStep(delivery: id, attempt: nil, state: .failed, reason: reason), of: found)
    }

    private struct Found {
        let delivery: Delivery
        let provider: String
        /// The state as it stands in the row: a damaged one has to be ended, too.
        let state: String
    }

    private func row(of id: Int64) throws -> Found? {
        find.bind(1, id)
        defer { find.reset() }
        guard try find.step(), let state = find.text(at: 0) else { return nil }
        return Found(
            delivery: Delivery(
                id: id, capture: find.integer(at: 2), target: find.text(at: 4) ?? "",
                kind: find.text(at: 5).flatMap(DeliveryKind.init) ?? .forward,
                isEdited: find.integer(at: 6) != 0, resigns: find.integer(at: 7) != 0,
                state: DeliveryState(rawValue: state) ?? .pending,
                attempts: Int(find.integer(at: 8)),
                dueAt: find.isNull(at: 1) ? nil : Timestamp(milliseconds: find.integer(at: 1)), reason: nil),
            provider: find.text(at: 3) ?? "", state: state)
    }

    private func write(_ change: DeliveryStep, of found: Found) throws -> Delivery {
        let delivery = found.delivery.after(change)
        counts.note(delivery.target, found.provider, found.state, by: -1)
        counts.note(delivery.target, found.provider, delivery.state.rawValue, by: 1)
        if delivery.state != .pending { ended.append(delivery.capture) }
        step.bind(1, delivery.state.rawValue)
        step.bind(2, delivery.dueAt?.milliseconds)
        step.bind(3, delivery.reason)
        step.bind(4, Int64(delivery.attempts))
        step.bind(5, delivery.id)
        try step.run()
        if let made = change.attempt { try write(made, of: delivery.id) }
        return delivery
    }

    /// What happened by hand while an attempt was open counts: a delivery that was made due is attempted once more, unless
    /// it has arrived; one that was cancelled is not.
    private static func heeding(_ delivery: Delivery, _ change: DeliveryStep) -> DeliveryStep {
        guard let attempt = change.attempt, change.state != .delivered else { return change }
        var change = change
        if let due = delivery.dueAt, due > attempt.startedAt {
            change.state = .pending
            change.dueAt = due
            change.reason = ((change.outcome ?? change.reason).map { $0 + "; " } ?? "") + "asked for by hand"
        } else if delivery.state == .failed, change.state == .pending {
            change.state = .failed
            change.dueAt = nil
            change.reason = ((change.outcome ?? change.reason).map { $0 + "; " } ?? "") + Delivery.cancelled
        }
        return change
    }

    private func write(_ made: DeliveryAttempt, of delivery: Int64) throws {
        attempt.bind(1, delivery)
        attempt.bind(2, Int64(made.number))
        attempt.bind(3, made.startedAt.milliseconds)
        attempt.bind(4, made.took.wholeMilliseconds)
        attempt.bind(5, made.status.map(Int64.init))
        attempt.bind(6, made.error)
        attempt.bind(7, DeliveryRow.encode(made.headers))
        attempt.bind(9, Int64(made.bodySize))
        attempt.bind(10, made.url)
        try made.body.withUnsafeReadableBytes { body in
            attempt.bindBlob(8, UnsafeRawBufferPointer(rebasing: body.prefix(DeliveryRows.keptBody)))
            try attempt.run()
        }
    }

    private func write(_ state: TargetHealth, of target: String) throws {
        health.bind(1, target)
        health.bind(2, TargetHealthText.encode(state))
        try health.run()
    }
}
