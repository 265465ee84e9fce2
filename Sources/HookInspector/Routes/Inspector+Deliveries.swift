import HookFormat
internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText
internal import ServiceLifecycle

extension Inspector {
    /// `GET /deliveries`.
    func deliveries(_ request: InspectorRequest) async throws -> Response {
        let query = try DeliveryQuery(request.query)
        let page = try await store.deliveries(query.filter, limit: query.page.limit, before: query.page.before)
        if page.deliveries.isEmpty, query.page.before == nil {
            try refuseUnknown(query.filter.provider)
            try await refuseUnknown(target: query.filter.target)
        }
        let next = page.next.map { CaptureCursor.text(before: $0) }
        switch request.form() {
        case .text:
            var lines = DeliveryText.lines(try await entries(of: page.deliveries), now: WallClock.system.now())
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

    /// `GET /deliveries/{id}`; with `wait` when it has ended, or has had another attempt.
    func delivery(_ request: InspectorRequest) async throws -> Response {
        let wait = try DeliveryWait(request.query)
        let delivery = try await wanted(request)
        guard let wait, !wait.isOver(delivery) else { return try await answer(delivery, request, status: 200) }
        try await self.wait(for: delivery.id, wait)
        return try await answer(try await wanted(request), request, status: 200)
    }

    /// Waits until something has become of a delivery, or the time is over, or the program ends.
    private func wait(for id: Int64, _ wait: DeliveryWait) async throws {
        let changes = writer.feed.subscribe { event in
            if case .delivery(let delivery, _) = event { delivery.id == id } else { false }
        }
        // What has become of it before is not told.
        guard let delivery = try await store.delivery(id), !wait.isOver(delivery) else { return }
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await item in changes {
                        switch item {
                        case .event(.delivery(let delivery, _)) where wait.isOver(delivery): return
                        case .event: continue
                        case .missed: return
                        }
                    }
                }
                group.addTask { try? await Task.sleep(for: wait.time) }
                await group.next()
                group.cancelAll()
            }
        }
    }

    /// `DELETE /deliveries/{id}`: it ends, unless it has ended.
    func cancelDelivery(_ request: InspectorRequest) async throws -> Response {
        try await answer(try await control.cancel(deliveryID(request)), request, status: 200)
    }

    /// `POST /deliveries/{id}/retry`: another attempt now, beside whatever the schedule says.
    func retryDelivery(_ request: InspectorRequest) async throws -> Response {
        try await answer(try await control.retry(deliveryID(request)), request, status: 202)
    }

    /// `POST /deliveries/retry`: another attempt of all that fit, those that have failed unless `state` says otherwise.
    func retryDeliveries(_ request: InspectorRequest) async throws -> Response {
        let count = try await control.retry(try RetryQuery(request.query).filter)
        return switch request.form() {
        case .text: .text("retrying \(count) \(count == 1 ? "delivery" : "deliveries")\n", status: 202)
        case .json:
            .json(status: 202) { writer in
                writer.object { writer in
                    writer.name("retried")
                    writer.integer(count)
                }
            }
        }
    }

    private func answer(_ delivery: Delivery, _ request: InspectorRequest, status: Int) async throws -> Response {
        let attempts = try await store.attempts(of: delivery.id)
        switch request.form() {
        case .text:
            guard let entry = try await entries(of: [delivery]).first else { throw Problem.noDelivery(delivery.id) }
            let text = AttemptsText(entry, attempts, showsHeaders: true)
            return .text(text.text(now: WallClock.system.now()), status: status)
        case .json: return .json(status: status) { DeliveryObject.write(delivery, attempts, to: &$0) }
        }
    }

    /// Deliveries as text lists them, with what the targets say.
    func entries(of deliveries: [Delivery]) async throws -> [DeliveryEntry] {
        var entries = try await store.entries(of: deliveries)
        let targets = Dictionary((control.targets ?? []).map { ($0.name, $0.state) }) { first, _ in first }
        for index in entries.indices { entries[index].note(targets) }
        return entries
    }

    private func wanted(_ request: InspectorRequest) async throws -> Delivery {
        let id = try deliveryID(request)
        guard let delivery = try await store.delivery(id) else { throw Problem.noDelivery(id) }
        return delivery
    }

    private func deliveryID(_ request: InspectorRequest) throws(Problem) -> Int64 {
        let text = request.parameter("id")
        guard let id = Int64(text), id > 0, String(id) == text else { throw Problem.badDeliveryID(text) }
        return id
    }
}
