import HookFormat
internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText
internal import NIOCore

extension Inspector {
    /// `POST /captures/{id}/replay`: a new delivery for each target, 202; with `dry_run` what would be sent, 200.
    func replay(_ request: InspectorRequest) async throws -> Response {
        let id = try await captureID(request)
        let query = try ReplayQuery(await request.json())
        let plans = try await control.plan(query.request, of: [id])
        if query.isDryRun { return dryRun(plans, request) }
        let deliveries = try await control.carryOut(plans)
        switch request.form() {
        case .text:
            let lines = DeliveryText.lines(try await entries(of: deliveries), now: WallClock.system.now())
            return .text(lines.map { $0 + "\n" }.joined(), status: 202)
        case .json:
            return .json(status: 202) { [deliveries] writer in
                writer.object { writer in
                    writer.name("deliveries")
                    writer.array { writer in
                        for delivery in deliveries { DeliveryObject.write(delivery, .alone, to: &writer) }
                    }
                }
            }
        }
    }

    private func dryRun(_ plans: [ReplayPlan], _ request: InspectorRequest) -> Response {
        let sent = plans.flatMap { plan in zip(plan.deliveries, plan.targets).map { (plan, $0, $1) } }
        return switch request.form() {
        case .text:
            .text(
                sent.map { plan, _, target in
                    let head = plan.capture.request.head
                    return "would send \(SafeText.escape(head.method)) \(SafeText.escape(head.target)), "
                        + "\(plan.bodySize) bytes, to \(SafeText.escape(target.name)) "
                        + "(\(SafeText.escape(target.url)))\n"
                }.joined())
        case .json:
            .json { writer in
                writer.object { writer in
                    writer.name("dry_run")
                    writer.bool(true)
                    writer.name("would_send")
                    writer.array { writer in
                        for (plan, delivery, target) in sent { write(plan, delivery, target, to: &writer) }
                    }
                }
            }
        }
    }

    private func write(
        _ plan: ReplayPlan, _ delivery: NewDelivery, _ target: TargetStatus, to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.name("capture")
            writer.integer(plan.capture.id)
            writer.name("target")
            writer.string(target.name)
            writer.name("url")
            writer.string(target.url)
            writer.name("method")
            writer.string(plan.capture.request.head.method)
            writer.name("request_target")
            writer.string(plan.capture.request.head.target)
            writer.name("size")
            writer.integer(plan.bodySize)
            writer.name("edited")
            writer.bool(delivery.body != nil)
            writer.name("resigned")
            writer.bool(delivery.resigns)
        }
    }
}
