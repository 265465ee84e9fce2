package import HookModel
package import HookProviders
package import HookStore

/// Does by hand what `DeliveryControl` says, over a store and, where one runs, its forwarder.
package struct DeliveryController: DeliveryControl {
    /// What a listener that runs knows.
    package struct Listening: Sendable {
        let forwarder: Forwarder
        let monitor: TargetMonitor
        let router: TargetRouter
        let providers: ProviderForwarding

        /// Joins what belongs to one listener.
        package init(
            forwarder: Forwarder, monitor: TargetMonitor, router: TargetRouter, providers: ProviderForwarding
        ) {
            self.forwarder = forwarder
            self.monitor = monitor
            self.router = router
            self.providers = providers
        }
    }

    private let writer: StoreWriter
    private let listening: Listening?
    private let clock: WallClock
    private let catalog: Catalog?

    /// So many deliveries are changed in one transaction.
    private static let page = 500

    /// Makes a control.
    ///
    /// - Parameters:
    ///   - writer: Of the store where deliveries are.
    ///   - listening: What the listener knows; nil where none runs.
    ///   - catalog: Says how providers mean their bodies, which edits have to know; the listener's unless given.
    ///   - clock: Says what "now" is.
    package init(
        _ writer: StoreWriter, listening: Listening? = nil, catalog: Catalog? = nil, clock: WallClock = .system
    ) {
        self.catalog = catalog ?? listening?.providers.catalog
        self.writer = writer
        self.listening = listening
        self.clock = clock
    }

    package var targets: [TargetStatus]? { listening?.monitor.all }

    // MARK: Replay

    package func plan(_ request: ReplayRequest, of captures: [Int64]) async throws -> [ReplayPlan] {
        var plans: [ReplayPlan] = []
        for id in captures { plans.append(try await plan(request, of: id)) }
        return plans
    }

    private func plan(_ request: ReplayRequest, of id: Int64) async throws -> ReplayPlan {
        guard let capture = try await writer.store.capture(id, bodyLimit: request.edits.isEmpty ? 0 : .max) else {
            throw DeliveryControlError.noCapture(id)
        }
        guard capture.request.isComplete else { throw DeliveryControlError.incomplete(id) }
        let targets = try await targets(for: capture, request.target)
        if request.resigns, let problem = listening?.providers.signingProblem(of: capture.findings.provider) {
            throw DeliveryControlError.cannotSign(id, problem)
        }
        let body = try ReplayedBody.edited(capture, request.edits, catalog)
        return ReplayPlan(
            capture: capture, targets: targets,
            deliveries: targets.map {
                NewDelivery(capture: id, target: $0.name, body: body, resigns: request.resigns)
            })
    }

    package func carryOut(_ plans: [ReplayPlan]) async throws -> [Delivery] {
        var deliveries: [Delivery] = []
        for id in try await added(plans.flatMap(\.deliveries)) {
            if let made = try await writer.store.delivery(id) { deliveries.append(made) }
        }
        return deliveries
    }

    private func added(_ deliveries: [NewDelivery]) async throws -> [Int64] {
        let problem: StoreError
        do {
            return try await writer.record(deliveries.map { .add($0) })
        } catch {
            problem = error
        }
        // Retention may drop a capture between the plan and this.
        if problem.code == .noCapture {
            for delivery in deliveries {
                let capture = try await writer.store.capture(delivery.capture, bodyLimit: 0)
                if capture == nil { throw DeliveryControlError.noCapture(delivery.capture) }
            }
        }
        throw problem
    }

    private func targets(for capture: Capture, _ name: String?) async throws -> [TargetStatus] {
        guard let listening else {
            guard let name else { throw DeliveryControlError.targetNeeded }
            return [TargetStatus(name: name, url: "", filter: "")]
        }
        let known = listening.monitor.all
        if let name {
            guard let target = known.first(where: { $0.name == name }) else {
                throw DeliveryControlError.noTarget(name, known: known.map(\.name))
            }
            return [target]
        }
        let chosen = Set(try await listening.router.targets(for: capture.id, in: writer.store))
        let fitting = known.filter { chosen.contains($0.name) }
        guard !fitting.isEmpty else { throw DeliveryControlError.noTargetFits(capture.id, known: known.map(\.name)) }
        return fitting
    }

    // MARK: Deliveries

    package func retry(_ delivery: Int64) async throws -> Delivery {
        try requireConfigured(try await wanted(delivery))
        return try await change(delivery, .retry(delivery: delivery, at: clock.now()))
    }

    private func requireConfigured(_ delivery: Delivery) throws(DeliveryControlError) {
        guard let known = targets else { return }
        guard known.contains(where: { $0.name == delivery.target }) else { throw .unconfigured(delivery) }
    }

    package func retry(_ filter: DeliveryFilter) async throws -> Int {
        let known = targets.map { Set($0.map(\.name)) }
        if let known, let target = filter.target, !known.contains(target) {
            throw DeliveryControlError.noTarget(target, known: known.sorted())
        }
        // One moment for all: those of one moment are attempted in their order.
        let now = clock.now()
        return try await forEachPage(filter) { page in
            let wanted = page.filter { known?.contains($0.target) ?? true }
            if !wanted.isEmpty { try await writer.record(wanted.map { .retry(delivery: $0.id, at: now) }) }
            return wanted.count
        }
    }

    package func cancel(_ delivery: Int64) async throws -> Delivery {
        _ = try await wanted(delivery)
        return try await change(delivery, .cancel(delivery: delivery))
    }

    /// Stores a change; gives the delivery as it is then.
    private func change(_ delivery: Int64, _ change: StoreChange) async throws -> Delivery {
        _ = try await writer.record([change])
        return try await wanted(delivery)
    }

    private func wanted(_ id: Int64) async throws -> Delivery {
        guard let delivery = try await writer.store.delivery(id) else { throw DeliveryControlError.noDelivery(id) }
        return delivery
    }

    /// Goes through all deliveries that fit, the newest first; gives the sum of what `body` gives.
    private func forEachPage(_ filter: DeliveryFilter, _ body: ([Delivery]) async throws -> Int) async throws -> Int {
        var before: Int64?
        var count = 0
        repeat {
            let page = try await writer.store.deliveries(filter, limit: DeliveryController.page, before: before)
            count += try await body(page.deliveries)
            before = page.next
        } while before != nil
        return count
    }

    // MARK: Targets

    package func enable(_ target: String) async throws -> Bool {
        let known = try await writer.store.healths()
        try await require(target, isKnown: known[target] != nil)
        try await writer.record([.health(TargetHealth(), target: target, at: .now)])
        if let moment = listening?.forwarder.enable(target),
            try await writer.store.healths()[target] != TargetHealth()
        {
            // An attempt that ended in between was counted.
            try await writer.record([.health(TargetHealth(), target: target, at: moment)])
        }
        return known[target].map { !$0.off.isEmpty } ?? false
    }

    package func forget(_ target: String) async throws -> Int {
        if targets?.contains(where: { $0.name == target }) ?? false { throw DeliveryControlError.configured(target) }
        let counts = try await writer.store.deliveryCounts()
        let isKnown = try await writer.store.healths()[target] != nil || counts[target] != nil
        try await require(target, isKnown: isKnown)
        let count = try await forEachPage(DeliveryFilter(target: target)) { page in
            if !page.isEmpty { try await writer.record([.deleteDeliveries(page.map(\.id))]) }
            return page.count
        }
        try await writer.record([.forget(target: target)])
        return count
    }

    private func require(_ target: String, isKnown: Bool) async throws {
        let names = targets?.map(\.name) ?? []
        guard isKnown || names.contains(target) else { throw DeliveryControlError.noTarget(target, known: names) }
    }
}
