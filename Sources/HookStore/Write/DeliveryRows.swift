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
            SELECT state || ' ' || ifnull(due_at, 0) || ' ' || capture_id || ' ' || provider || ' ' || target
            FROM deliveries WHERE id = ?
            """)
        untried = try PreparedStatement(
            db,
            """
            SELECT id FROM deliveries
            WHERE capture_id = ? AND target = ? AND kind = 'forward' AND state = 'pending' AND attempts = 0
            """)
        step = try PreparedStatement(
            db, "UPDATE deliveries SET state = ?, due_at = ?, reason = ?, attempts = max(attempts, ?) WHERE id = ?")
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

    /// Adds a delivery; gives its id.
    func insert(_ new: NewDelivery, _ db: Database) throws -> Int64 {
        provider.bind(1, new.capture)
        try add(
            new.capture, to: new.target, new.kind, provider: try provider.text(), isEdited: new.body != nil,
            resigns: new.resigns)
        let id = db.lastInsertedRowID
        if let body = new.body {
            addBody.bind(1, id)
            try body.withUnsafeReadableBytes { body in
                addBody.bindBlob(2, body)
                try addBody.run()
            }
        }
        return id
    }

    /// Notes what an attempt came to.
    func apply(_ change: DeliveryStep) throws {
        find.bind(1, change.delivery)
        // A delivery that was deleted meanwhile has nothing to remember.
        guard
            let found = try find.text()?.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false),
            found.count == 5
        else { return }
        let provider = String(found[3])
        let target = String(found[4])
        let change = DeliveryRows.heeding(due: Int64(found[1]) ?? 0, change)
        counts.note(target, provider, String(found[0]), by: -1)
        counts.note(target, provider, change.state.rawValue, by: 1)
        if change.state != .pending, let capture = Int64(found[2]) { ended.append(capture) }
        step.bind(1, change.state.rawValue)
        step.bind(2, change.dueAt?.milliseconds)
        step.bind(3, change.reason)
        step.bind(4, Int64(change.attempt?.number ?? 0))
        step.bind(5, change.delivery)
        try step.run()
        if let made = change.attempt { try write(made, of: change.delivery) }
    }

    /// Ends a capture's delivery to a target, unless an attempt was made.
    func withdraw(_ capture: Int64, from target: String, reason: String) throws {
        untried.bind(1, capture)
        untried.bind(2, target)
        guard let id = try untried.text().flatMap({ Int64($0) }) else { return }
        try apply(DeliveryStep(delivery: id, attempt: nil, state: .failed, reason: reason))
    }

    /// A delivery that was made due while its attempt was open was asked for by hand: it is attempted once more, unless it
    /// has arrived.
    private static func heeding(due: Int64, _ change: DeliveryStep) -> DeliveryStep {
        guard let attempt = change.attempt, change.state != .delivered, due > attempt.startedAt.milliseconds else {
            return change
        }
        var change = change
        change.state = .pending
        change.dueAt = Timestamp(milliseconds: due)
        change.reason = ((change.outcome ?? change.reason).map { $0 + "; " } ?? "") + "asked for by hand"
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
