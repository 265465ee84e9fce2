internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText
internal import NIOCore

extension Inspector {
    /// `POST /captures/{id}/replay`: a new delivery for each target, 202; with `dry_run` what would be sent, 200.
    func replay(_ request: InspectorRequest) async throws -> Response {
        let id = try await captureID(request)
        let order = try ReplayOrder(await request.bytes())
        guard let capture = try await store.capture(id, bodyLimit: order.edits.isEmpty ? 0 : .max) else {
            throw Problem.noCapture(id)
        }
        guard capture.request.isComplete else { throw Problem.incomplete(id) }
        let targets = try targets(for: capture, order)
        if order.resigns, let problem = forwarding.signingProblem(capture.findings.provider) {
            throw Problem.cannotSign(id, problem)
        }
        let body = try edited(capture, order)
        let new = targets.map {
            NewDelivery(capture: id, target: $0.name, body: body, resigns: order.resigns)
        }
        if order.isDryRun { return dryRun(capture, new, targets, request) }
        var deliveries: [Delivery] = []
        for delivery in try await writer.record(new.map { .add($0) }) {
            if let made = try await store.delivery(delivery) { deliveries.append(made) }
        }
        forwarding.wake()
        return switch request.form() {
        case .text: .text(DeliveryText.lines(deliveries).map { $0 + "\n" }.joined(), status: 202)
        case .json:
            .json(status: 202) { [deliveries] writer in
                writer.object { writer in
                    writer.name("deliveries")
                    writer.array { writer in
                        for delivery in deliveries { DeliveryObject.write(delivery, .alone, to: &writer) }
                    }
                }
            }
        }
    }

    private func targets(for capture: Capture, _ order: ReplayOrder) throws(Problem) -> [TargetStatus] {
        let known = forwarding.targets()
        let names = known.map(\.name)
        if let name = order.target {
            guard let target = known.first(where: { $0.name == name }) else {
                throw Problem.noTarget(name, known: names)
            }
            return [target]
        }
        let chosen = Set(forwarding.choose(capture))
        let fitting = known.filter { chosen.contains($0.name) }
        guard !fitting.isEmpty else { throw Problem.noTargetFits(capture.id, known: names) }
        return fitting
    }

    private func edited(_ capture: Capture, _ order: ReplayOrder) throws(Problem) -> ByteBuffer? {
        guard !order.edits.isEmpty else { return nil }
        do {
            return ByteBuffer(bytes: try order.edits.applied(to: Array(capture.request.body.readableBytesView)))
        } catch {
            throw Problem.badEdit("capture \(capture.id): \(error)")
        }
    }

    private func dryRun(
        _ capture: Capture, _ new: [NewDelivery], _ targets: [TargetStatus], _ request: InspectorRequest
    ) -> Response {
        let head = capture.request.head
        let size = new.first?.body?.readableBytes ?? capture.bodySize
        return switch request.form() {
        case .text:
            .text(
                targets.map { target in
                    "would send \(SafeText.escape(head.method)) \(SafeText.escape(head.target)), \(size) bytes, to "
                        + "\(SafeText.escape(target.name)) (\(SafeText.escape(target.url)))\n"
                }.joined())
        case .json:
            .json { writer in
                writer.object { writer in
                    writer.name("dry_run")
                    writer.bool(true)
                    writer.name("would_send")
                    writer.array { writer in
                        for (delivery, target) in zip(new, targets) {
                            writer.object { writer in
                                writer.name("capture")
                                writer.integer(capture.id)
                                writer.name("target")
                                writer.string(target.name)
                                writer.name("url")
                                writer.string(target.url)
                                writer.name("method")
                                writer.string(head.method)
                                writer.name("request_target")
                                writer.string(head.target)
                                writer.name("size")
                                writer.integer(size)
                                writer.name("edited")
                                writer.bool(delivery.body != nil)
                                writer.name("resigned")
                                writer.bool(delivery.resigns)
                            }
                        }
                    }
                }
            }
        }
    }
}
