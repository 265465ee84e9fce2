internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /deliveries`.
    func deliveries(_ request: InspectorRequest) async throws -> Response {
        let query = try DeliveryQuery(request.query)
        let page = try await store.deliveries(query.filter, limit: query.page.limit, before: query.page.before)
        let next = page.next.map(CaptureCursor.text)
        switch request.form() {
        case .text:
            var lines = DeliveryText.lines(page.deliveries)
            if let next {
                lines.append("next: " + request.query.link(to: "/deliveries.txt", request.authority, cursor: next))
            }
            return .text(lines.map { $0 + "\n" }.joined())
        case .json:
            return .json { writer in
                writer.object { writer in
                    writer.name("deliveries")
                    writer.array { writer in
                        for delivery in page.deliveries { DeliveryObject.write(delivery, .alone, to: &writer) }
                    }
                    writer.name("next")
                    writer.optional(next)
                }
            }
        }
    }

    /// `GET /deliveries/{id}`.
    func delivery(_ request: InspectorRequest) async throws -> Response {
        let delivery = try await wanted(request)
        return try await answer(delivery, request, status: 200)
    }

    /// `POST /deliveries/{id}/retry`: another attempt now, beside whatever the schedule says.
    func retryDelivery(_ request: InspectorRequest) async throws -> Response {
        let delivery = try await wanted(request)
        guard forwarding.targets().contains(where: { $0.name == delivery.target }) else {
            throw Problem.unconfigured(delivery)
        }
        try await writer.record([.step(byHand(delivery, at: clock.now()))])
        forwarding.retry()
        return try await answer(try await wanted(request), request, status: 202)
    }

    /// `POST /deliveries/retry`: another attempt of all that fit, those that have failed unless `state` says otherwise.
    func retryDeliveries(_ request: InspectorRequest) async throws -> Response {
        let query = try RetryQuery(request.query)
        let known = Set(forwarding.targets().map(\.name))
        if let target = query.filter.target, !known.contains(target) {
            throw Problem.noTarget(target, known: known.sorted())
        }
        // One moment for all: those of one moment are attempted in their order.
        let now = clock.now()
        var before: Int64?
        var count = 0
        // Also those that are due before a later page fails.
        defer { if count > 0 { forwarding.retry() } }
        repeat {
            let page = try await store.deliveries(query.filter, limit: 500, before: before)
            let wanted = page.deliveries.filter { known.contains($0.target) }
            if !wanted.isEmpty { try await writer.record(wanted.map { .step(byHand($0, at: now)) }) }
            count += wanted.count
            before = page.next
        } while before != nil
        return switch request.form() {
        case .text: .text("\(count) deliveries are attempted once more\n", status: 202)
        case .json:
            .json(status: 202) { [count] writer in
                writer.object { writer in
                    writer.name("retried")
                    writer.integer(count)
                }
            }
        }
    }

    private func byHand(_ delivery: Delivery, at now: Timestamp) -> DeliveryStep {
        DeliveryStep(delivery: delivery.id, attempt: nil, state: .pending, dueAt: now, reason: "asked for by hand")
    }

    private func answer(_ delivery: Delivery, _ request: InspectorRequest, status: Int) async throws -> Response {
        let attempts = try await store.attempts(of: delivery.id)
        return switch request.form() {
        case .text: .text(DeliveryText.text(delivery, attempts), status: status)
        case .json: .json(status: status) { DeliveryObject.write(delivery, attempts, to: &$0) }
        }
    }

    private func wanted(_ request: InspectorRequest) async throws -> Delivery {
        let text = request.parameter("id")
        guard let id = Int64(text), id > 0, String(id) == text else { throw Problem.badDeliveryID(text) }
        guard let delivery = try await store.delivery(id) else { throw Problem.noDelivery(id) }
        return delivery
    }
}
