internal import HookModel
internal import HookStore
internal import Hummingbird

extension Inspector {
    /// `GET /metrics`: Prometheus's text format, whatever form is asked for.
    func metrics(_ request: InspectorRequest) async throws -> Response {
        let deliveries = try await store.deliveryCounts()
        let stats = try await store.stats(now: clock.now())
        var text = MetricsText()
        let counts = counter.now
        write(counts, to: &text)
        text.single(
            "hooksight_refused_requests_total", .counter, "Requests that HTTP itself refused.",
            Double(receiver.refused.total))
        text.single(
            "hooksight_store_captures", .gauge, "Captures that the store holds.", Double(stats.captures))
        text.single("hooksight_store_bytes", .gauge, "The size of the store's files in bytes.", Double(stats.bytes))
        text.begin("hooksight_deliveries", .gauge, "Deliveries that the store holds, by target and state.")
        for (target, states) in deliveries.sorted(by: { $0.key < $1.key }) {
            for (state, count) in states.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                text.add("hooksight_deliveries", [("target", target), ("state", state.rawValue)], Double(count))
            }
        }
        text.begin("hooksight_target_up", .gauge, "Whether a target accepts connections.")
        for target in control.targets ?? [] {
            text.add("hooksight_target_up", [("target", target.name)], target.state == .up ? 1 : 0)
        }
        let isWritable = await writer.health().problem == nil
        text.single("hooksight_ready", .gauge, "Whether what comes now would be stored.", isWritable ? 1 : 0)
        return .metrics(text.text)
    }

    private func write(_ counts: MetricsCounter.Counts, to text: inout MetricsText) {
        text.begin("hooksight_captures_total", .counter, "Captures stored since the start.")
        for (kind, count) in counts.captures.sorted(by: { $0.key.order < $1.key.order }) {
            let labels = [
                ("provider", kind.provider), ("signature", kind.signature.rawValue), ("payload", kind.payload.rawValue),
                ("status", "\(kind.status)xx"),
            ]
            text.add("hooksight_captures_total", labels, Double(count))
        }
        text.single(
            "hooksight_deleted_captures_total", .counter, "Captures deleted since the start.", Double(counts.deleted))
        text.begin("hooksight_capture_body_bytes", .histogram, "Sizes of captured bodies.")
        text.add("hooksight_capture_body_bytes", [], counts.bodies)
        text.begin("hooksight_delivery_attempts_total", .counter, "Attempts to deliver, by target and answer.")
        for (kind, count) in counts.attempts.sorted(by: { $0.key.order < $1.key.order }) {
            let labels = [("target", kind.target), ("status", kind.status.map { "\($0)xx" } ?? "none")]
            text.add("hooksight_delivery_attempts_total", labels, Double(count))
        }
        text.begin(
            "hooksight_delivery_attempt_duration_seconds", .histogram, "How long attempts took, by target.")
        for (target, times) in counts.times.sorted(by: { $0.key < $1.key }) {
            text.add("hooksight_delivery_attempt_duration_seconds", [("target", target)], times)
        }
        text.begin("hooksight_ended_deliveries_total", .counter, "Deliveries that have ended since the start.")
        for (target, states) in counts.ended.sorted(by: { $0.key < $1.key }) {
            for (state, count) in states.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                text.add(
                    "hooksight_ended_deliveries_total", [("target", target), ("state", state.rawValue)], Double(count))
            }
        }
    }
}

extension MetricsCounter.CaptureKind {
    fileprivate var order: String { "\(provider) \(signature.rawValue) \(payload.rawValue) \(status)" }
}

extension MetricsCounter.AttemptKind {
    fileprivate var order: String { "\(target) \(status ?? 0)" }
}
