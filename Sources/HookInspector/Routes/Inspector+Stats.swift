import HookFormat
internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /stats`: what the store holds, in numbers.
    func stats(_ request: InspectorRequest) async throws -> Response {
        let now = clock.now()
        let stats = try await store.stats(now: now)
        let deliveries = try await store.deliveryCounts()
        return switch request.form() {
        case .text: .text(lines: StatsText(stats, deliveries, now: now).lines)
        case .json: .json { StatsObject.write(stats, deliveries, to: &$0) }
        }
    }

    /// `POST /marks`: a place in the order of captures; everything stored before it is before it.
    func mark(_ request: InspectorRequest) async throws -> Response {
        let mark = CaptureCursor.text(after: try await store.greatestID())
        return switch request.form() {
        case .text: .text("\(mark)\n", status: 201)
        case .json:
            .json(status: 201) { writer in
                writer.object { writer in
                    writer.name("mark")
                    writer.string(mark)
                }
            }
        }
    }
}
