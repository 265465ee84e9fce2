import HookModel
import HookProviders
import HookReceiver
import HookTLS
import HookTransport

/// Reads what captures are handed on to, and how.
enum ForwardSettings {
    static func targets(_ values: SettingValues, _ catalog: Catalog) throws -> [Target] {
        var targets: [Target] = []
        for value in values.all(.forward) {
            let target: Target
            do {
                target = try Target(value.text) { catalog.vocabulary(targets: []) }
            } catch {
                throw SettingError("\(value.origin) \(value.text): \(error)")
            }
            try check(target, values, value)
            guard !targets.contains(where: { $0.name == target.name }) else {
                throw SettingError(
                    "two targets are called \(target.name); name one of them: \(value.origin) 'name=other \(target.url)'"
                )
            }
            targets.append(target)
        }
        for value in values.all(.addHeader) {
            let (name, text) = split(value.text, targets)
            guard let colon = text.firstIndex(of: ":"),
                let line = line(text[..<colon], text[text.index(after: colon)...])
            else { throw SettingError(value.origin, value.text, expected: "NAME: VALUE, or TARGET NAME: VALUE") }
            try check(line.name, value)
            for index in targets.indices where name == nil || targets[index].name == name {
                targets[index].edits.added.append(line)
            }
        }
        for value in values.all(.removeHeader) {
            let (name, text) = split(value.text, targets)
            guard isToken(text) else { throw SettingError(value.origin, value.text, expected: "NAME, or TARGET NAME") }
            try check(text, value)
            for index in targets.indices where name == nil || targets[index].name == name {
                targets[index].edits.removed.append(HeaderName(text))
            }
        }
        return targets
    }

    /// Refuses what could never be sent to, as far as it can be told without asking for addresses.
    private static func check(_ target: Target, _ values: SettingValues, _ value: SettingValues.Value) throws {
        guard case .tcp(let host, let port, _) = target.url.place else { return }
        let address = IPAddress(host)
        let isOurs = try [Setting.port, .inspectPort].contains { try values.port($0) == port }
        if isOurs, host == "localhost" || address?.isLoopback ?? false {
            throw SettingError(
                "\(value.origin) \(value.text): hooksight itself listens there; name the port of your app")
        }
        if let address, !address.isLoopback, address.bytes.contains(where: { $0 != 0 }), try !values.bool(.allowRemote)
        {
            throw SettingError(
                "\(value.origin) \(value.text): \(address) is not this machine; "
                    + "use --allow-remote to send captures to other machines")
        }
    }

    /// The target whose answers senders get.
    static func answerFrom(_ values: SettingValues, _ targets: [Target]) throws -> String? {
        guard let value = values.first(.answerFrom) else { return nil }
        guard targets.contains(where: { $0.name == value.text }) else {
            let known = targets.isEmpty ? "a --forward beside it" : targets.map(\.name).joined(separator: " or ")
            throw SettingError(value.origin, value.text, expected: "the name of a target: \(known)")
        }
        return value.text
    }

    static func authorities(_ values: SettingValues) throws -> TrustedAuthorities {
        guard let value = values.first(.ca) else { return .none }
        do {
            return try TrustedAuthorities(file: value.text)
        } catch {
            throw SettingError("\(value.origin): \(error)")
        }
    }

    /// A target's name in front, where there is one of that name.
    private static func split(_ text: String, _ targets: [Target]) -> (target: String?, rest: String) {
        guard let target = targets.first(where: { text.hasPrefix($0.name + " ") }) else { return (nil, text) }
        return (target.name, String(text.dropFirst(target.name.count + 1)))
    }

    private static func line(_ name: Substring, _ value: Substring) -> HeaderLine? {
        let value = value.drop { $0 == " " }
        guard isToken(String(name)), value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return HeaderLine(name: String(name), value: String(value))
    }

    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"(),/:;<=>?@[\\]{}".utf8.contains($0) }
    }

    /// What frames a request, and what tells apps where it came from, is not the user's to change.
    private static func check(_ name: String, _ value: SettingValues.Value) throws {
        // Many frameworks do not tell these two apart.
        let name = name.lowercased().replacing("_", with: "-")
        if owned.contains(name) || name.hasPrefix("x-hooksight-") {
            throw SettingError(
                value.origin, value.text, expected: "another header: \(name) is hooksight's own to write")
        }
    }

    private static let owned: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade",
        "expect", "proxy-connection",
    ]

    static func rules(_ values: SettingValues) throws -> ForwardRules {
        guard let retry = RetryPolicy(values.string(.retry)) else {
            throw SettingError(
                values.first(.retry)?.origin ?? Setting.retry.flag, values.string(.retry),
                expected: RetryPolicy.forms)
        }
        return ForwardRules(
            retry: retry, isRetryGiven: values.isGiven(.retry),
            deadline: values.first(.deadline) == nil ? nil : try values.duration(.deadline),
            parallel: try values.count(.parallel), isStrictlyOrdered: try values.bool(.strictOrder),
            timeScale: try values.count(.timeScale), allowsRemote: try values.bool(.allowRemote),
            keepsHost: try values.bool(.keepHost), isInsecure: try values.bool(.insecure))
    }
}
