internal import HookModel
internal import JSONText

/// What is remembered of a target, as a JSON object.
enum TargetHealthText {
    static func encode(_ health: TargetHealth) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("off")
            writer.object { writer in
                for (provider, off) in health.off.sorted(by: { $0.key < $1.key }) {
                    writer.name(provider)
                    writer.object { writer in
                        writer.name("since")
                        writer.integer(off.since.milliseconds)
                        writer.name("reason")
                        writer.string(off.reason)
                    }
                }
            }
            writer.name("failed_in_row")
            writer.object { writer in
                for (provider, count) in health.failedInRow.sorted(by: { $0.key < $1.key }) {
                    writer.name(provider)
                    writer.integer(count)
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Reads what `encode` wrote; of anything else what can be read.
    static func decode(_ text: String) -> TargetHealth {
        guard let root = try? JSONDocument(text).root else { return TargetHealth() }
        var health = TargetHealth()
        for (provider, off) in root["off"]?.members ?? [] {
            guard let since = off["since"]?.int, let reason = off["reason"]?.string else { continue }
            health.off[provider] = TargetHealth.Off(since: Timestamp(milliseconds: Int64(since)), reason: reason)
        }
        for (provider, count) in root["failed_in_row"]?.members ?? [] { health.failedInRow[provider] = count.int }
        return health
    }
}
