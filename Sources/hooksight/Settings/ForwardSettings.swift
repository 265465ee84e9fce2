import HookModel
import HookReceiver

/// Reads what captures are handed on to, and how.
enum ForwardSettings {
    static func targets(_ values: SettingValues) throws -> [Target] {
        var targets: [Target] = []
        for value in values.all(.forward) {
            let target: Target
            do {
                target = try Target(value.text)
            } catch {
                throw SettingError("\(value.origin) \(value.text): \(error)")
            }
            guard !targets.contains(where: { $0.name == target.name }) else {
                throw SettingError(
                    "two targets are called \(target.name); name one of them: \(value.origin) 'name=other \(target.url)'"
                )
            }
            targets.append(target)
        }
        return targets
    }

    static func rules(_ values: SettingValues) throws -> ForwardRules {
        guard let retry = RetryPolicy(values.string(.retry)) else {
            throw SettingError(
                values.first(.retry)?.origin ?? Setting.retry.flag, values.string(.retry),
                expected: "waits such as 1s,5s,30s, or none, or provider")
        }
        return ForwardRules(
            retry: retry, deadline: values.first(.deadline) == nil ? nil : try values.duration(.deadline),
            parallel: try values.count(.parallel), isStrictlyOrdered: try values.bool(.strictOrder),
            timeScale: try values.count(.timeScale), allowsRemote: try values.bool(.allowRemote),
            keepsHost: try values.bool(.keepHost), isInsecure: try values.bool(.insecure))
    }
}
