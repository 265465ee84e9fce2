internal import HookModel

/// Header values that let their bearer in somewhere: hidden in text unless asked for.
///
/// Signatures are no credentials: each fits one request alone, and showing them is what the inspector is for.
package struct Credentials: Sendable {
    /// Whether they are shown.
    package let areShown: Bool

    /// Says whether they are shown.
    package init(areShown: Bool) { self.areShown = areShown }

    private static let names: Set<String> = ["authorization", "proxy-authorization", "cookie"]

    /// Parts of names that say so themselves: `X-Gitlab-Token`, `X-Telegram-Bot-Api-Secret-Token`, `X-Api-Key`.
    private static let parts = ["token", "secret", "password", "api-key", "apikey"]

    private static func isCredential(_ name: String) -> Bool {
        let name = name.lowercased()
        return names.contains(name) || parts.contains { name.contains($0) }
    }

    /// Whether the value of a field of this name is hidden.
    package func hides(_ name: String) -> Bool { !areShown && Credentials.isCredential(name) }

    /// A field's value as text shows it.
    package func shown(_ value: String, of name: String) -> String {
        guard hides(name) else { return value }
        // How someone logs in helps to find mistakes, and tells no secret.
        let scheme = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let isNamed = scheme.count == 2 && ["basic", "bearer", "digest", "token"].contains(scheme[0].lowercased())
        let hidden = isNamed ? String(scheme[1]) : value
        // What was hidden in an export stays as it is, however often it is exported.
        if Credentials.isNote(hidden) { return value }
        return "\(isNamed ? "\(scheme[0]) " : "")(hidden, \(hidden.utf8.count) bytes; --show-credentials shows it)"
    }

    /// Whether a field's value is gone: what stands in its place is the note that `shown` makes, as after an import of what
    /// was exported so.
    package static func isMasked(_ value: String, of name: String) -> Bool {
        guard isCredential(name) else { return false }
        return isNote(value) || value.firstIndex(of: " ").map { isNote(String(value[$0...].dropFirst())) } ?? false
    }

    private static func isNote(_ value: String) -> Bool {
        let (start, end) = ("(hidden, ", " bytes; --show-credentials shows it)")
        guard value.hasPrefix(start), value.hasSuffix(end) else { return false }
        let size = value.dropFirst(start.count).dropLast(end.count)
        return !size.isEmpty && size.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
