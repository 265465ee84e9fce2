package import HookModel
package import JSONText

/// The targets as JSON.
package enum TargetObject {
    /// Writes all targets, and those that deliveries name and this run does not know.
    package static func write(
        _ targets: [TargetStatus], _ counts: [String: [DeliveryState: Int]],
        _ healths: [String: TargetHealth] = [:], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.name("targets")
            writer.array { writer in
                for target in targets { write(target, counts[target.name] ?? [:], to: &writer) }
                for name in unknown(targets, counts, healths) {
                    writer.object { writer in
                        writer.name("name")
                        writer.string(name)
                        writer.name("state")
                        writer.string("unconfigured")
                        writer.name("off_reason")
                        writer.optional(healths[name]?.offReason)
                        write(counts[name] ?? [:], to: &writer)
                    }
                }
            }
        }
    }

    /// The names that only deliveries know.
    package static func unknown(
        _ targets: [TargetStatus], _ counts: [String: [DeliveryState: Int]], _ healths: [String: TargetHealth]
    ) -> [String] {
        let off = healths.filter { !$0.value.off.isEmpty }.keys
        return Set(counts.keys).union(off).filter { name in !targets.contains { $0.name == name } }.sorted()
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
            writer.name("attempts_since_start")
            writeAttempts(target, to: &writer)
        }
    }

    /// What this run made of the target; the times are those of the last hundred attempts.
    private static func writeAttempts(_ target: TargetStatus, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("total")
            writer.integer(target.succeeded + target.failed)
            writer.name("succeeded")
            writer.integer(target.succeeded)
            writer.name("failed")
            writer.integer(target.failed)
            writer.name("retries")
            writer.integer(target.retries)
            writer.name("success_rate")
            if let rate = target.successRate {
                writer.raw("\((rate * 10_000).rounded() / 10_000)".utf8)
            } else {
                writer.null()
            }
            write("median_ms", target.medianTime, to: &writer)
            write("p95_ms", target.slowTime, to: &writer)
        }
    }

    private static func write(_ name: StaticString, _ time: Duration?, to writer: inout JSONWriter) {
        writer.name(name)
        if let time { writer.integer(Int(time.wholeMilliseconds)) } else { writer.null() }
    }

    /// The target's deliveries in the store, of earlier runs too.
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
