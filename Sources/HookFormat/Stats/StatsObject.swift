package import HookModel
package import JSONText

/// What a store holds, in numbers, as JSON.
package enum StatsObject {
    /// Writes statistics as a value.
    package static func write(
        _ stats: StoreStats, _ deliveries: [String: [DeliveryState: Int]], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.name("captures")
            writer.integer(stats.captures)
            writer.name("oldest")
            writer.optional(stats.oldest?.description)
            writer.name("newest")
            writer.optional(stats.newest?.description)
            writer.name("store_bytes")
            writer.integer(stats.bytes)
            writer.name("last_minute")
            writer.integer(stats.lastMinute)
            writer.name("last_hour")
            writer.integer(stats.lastHour)
            let totals = StatsTotals(stats)
            write("by_provider", totals.providers, to: &writer)
            write("by_signature", totals.signatures, to: &writer)
            write("by_payload", totals.payloads, to: &writer)
            writer.name("by_event")
            writer.array { writer in
                for event in totals.events {
                    writer.object { writer in
                        writer.name("provider")
                        writer.optional(event.provider)
                        writer.name("event")
                        writer.optional(event.event)
                        writer.name("captures")
                        writer.integer(event.captures)
                    }
                }
            }
            writer.name("by_hour")
            writer.array { writer in
                for hour in stats.hours {
                    writer.object { writer in
                        writer.name("hour")
                        writer.string(hour.start.description)
                        writer.name("captures")
                        writer.integer(hour.captures)
                    }
                }
            }
            writer.name("deliveries")
            writer.object { writer in
                for (target, states) in deliveries.sorted(by: { $0.key < $1.key }) {
                    writer.name(target)
                    writer.object { writer in
                        for state in DeliveryState.allCases {
                            writer.name(state.rawValue)
                            writer.integer(states[state] ?? 0)
                        }
                    }
                }
            }
        }
    }

    private static func write(_ name: StaticString, _ counts: [(name: String, count: Int)], to writer: inout JSONWriter)
    {
        writer.name(name)
        writer.object { writer in
            for entry in counts {
                writer.name(entry.name)
                writer.integer(entry.count)
            }
        }
    }
}
