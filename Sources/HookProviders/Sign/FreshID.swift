internal import FoundationEssentials

/// Ids that nobody has had before, in the style of an example.
enum FreshID {
    /// What is unlikely to be drawn twice, even in a million.
    private static let length = 16

    /// A UUID for a UUID; else the example up to its first `_` or `-`, and then random digits where it has digits alone,
    /// else random letters and digits: `evt_123` gives `evt_8230174466205918`.
    static func like(_ example: String) -> String {
        if UUID(uuidString: example) != nil {
            let uuid = UUID().uuidString
            return example.contains { $0.isLowercase } ? uuid.lowercased() : uuid
        }
        let mark = example.firstIndex { $0 == "_" || $0 == "-" }
        let prefix = mark.map { example[...$0] } ?? ""
        let rest = example.dropFirst(prefix.count)
        let isDigits = !rest.isEmpty && rest.allSatisfy { $0.isASCII && $0.isNumber }
        let isUpper = rest.contains { $0.isUppercase } && !rest.contains { $0.isLowercase }
        let alphabet = isDigits ? "0123456789" : isUpper ? "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789" : letters
        return prefix + String((0..<length).map { _ in alphabet.randomElement() ?? "0" })
    }

    /// An integer that is exact in a double, too.
    static func number() -> Int { Int.random(in: 1_000_000_000_000...9_007_199_254_740_991) }

    /// An id without an example.
    static func plain() -> String { UUID().uuidString.lowercased() }

    private static let letters = "abcdefghijklmnopqrstuvwxyz0123456789"
}
