internal import HookModel
internal import HookStore
internal import JSONSchema

/// The targets as JSON.
enum TargetObject {
    /// Writes all targets, and those that deliveries name and this run does not know.
    static func write(
        _ targets: [TargetStatus], _ counts: [String: [DeliveryState: Int]], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.name("targets")
            writer.array { writer in
                for target in targets { write(target, counts[target.name] ?? [:], to: &writer) }
                for name in unknown(targets, counts) {
                    writer.object { writer in
                        writer.name("name")
                        writer.string(name)
                        writer.name("state")
                        writer.string("unconfigured")
                        write(counts[name] ?? [:], to: &writer)
                    }
                }
            }
        }
    }

    /// The names that only deliveries know.
    static func unknown(_ targets: [TargetStatus], _ counts: [String: [DeliveryState: Int]]) -> [String] {
        counts.keys.filter { name in !targets.contains { $0.name == name } }.sorted()
    }

    private static func write(
        _ target: TargetStatus, _ counts: [DeliveryState: Int], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.name("name")
            writer.string(target.name)
            writer.name("url")
            writer.string(target.url)
            writer.name("filter")
            writer.optional(target.filter.isEmpty ? nil : target.filter)
            writer.name("state")
            writer.string(target.state.rawValue)
            writer.name("reason")
            writer.optional(target.reason)
            write(counts, to: &writer)
            writer.name("attempts_succeeded")
            writer.integer(target.succeeded)
            writer.name("attempts_failed")
            writer.integer(target.failed)
            writer.name("median_ms")
            if let time = target.medianTime { writer.integer(Int(time.wholeMilliseconds)) } else { writer.null() }
        }
    }

    private static func write(_ counts: [DeliveryState: Int], to writer: inout JSONWriter) {
        writer.name("deliveries")
        writer.object { writer in
            for state in DeliveryState.allCases {
                writer.name(state.rawValue)
                writer.integer(counts[state] ?? 0)
            }
        }
    }
}
