internal import HookProviders
internal import JSONText

/// A notation in which some characters of a secret are written otherwise.
enum SecretNotation: Sendable, CaseIterable {
    /// `\n`, `\"`, `\\` of JSON, env files and shells.
    case backslashes
    /// `%2B` and `+` of URLs.
    case percent
    /// `&amp;` of HTML.
    case entities
    /// `$NAME` of shells and compose files, which is replaced by nothing; `$$` is one `$`.
    case variables
    /// What follows `#` is a comment in env files.
    case comment

    /// The secret with what the notation writes read; nil where that changes nothing.
    func read(_ secret: [UInt8]) -> [UInt8]? {
        let result =
            switch self {
            case .backslashes: SecretNotation.unescape(secret)
            case .percent: secret.withUnsafeBytes { PercentText.decode($0, plusIsSpace: false) }
            case .entities: SecretNotation.replace(secret, SecretNotation.entityTexts.map { ($0.1, $0.0) })
            case .variables: SecretNotation.expand(secret)
            case .comment: SecretNotation.cut(secret)
            }
        return result == secret || result.isEmpty ? nil : result
    }

    /// The secret written in the notation; nil where that changes nothing, or cannot be known.
    func written(_ secret: [UInt8]) -> [UInt8]? {
        let result: [UInt8]
        switch self {
        case .backslashes:
            var writer = JSONWriter()
            secret.withUnsafeBytes { writer.string(utf8: $0) }
            result = Array(writer.bytes.dropFirst().dropLast())
        case .percent: result = secret.withUnsafeBytes { FormRewrite.strict.encode($0) }
        case .entities: result = SecretNotation.replace(secret, SecretNotation.entityTexts)
        case .variables, .comment: return nil
        }
        return result == secret ? nil : result
    }

    /// What is said of it.
    var words: String {
        switch self {
        case .backslashes: "backslash escapes (\\n, \\\")"
        case .percent: "percent escapes (%2B)"
        case .entities: "HTML entities (&amp;)"
        case .variables: "$NAME and $$, as shells and compose files replace them,"
        case .comment: "# as the start of a comment"
        }
    }

    private static let entityTexts = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]

    private static func unescape(_ secret: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < secret.count {
            guard secret[index] == UInt8(ascii: "\\"), index + 1 < secret.count else {
                out.append(secret[index])
                index += 1
                continue
            }
            switch secret[index + 1] {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "t"): out.append(0x09)
            default: out.append(secret[index + 1])
            }
            index += 2
        }
        return out
    }

    private static func expand(_ secret: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < secret.count {
            guard secret[index] == UInt8(ascii: "$"), index + 1 < secret.count else {
                out.append(secret[index])
                index += 1
                continue
            }
            index += 1
            if secret[index] == UInt8(ascii: "$") {
                out.append(secret[index])
                index += 1
            } else {
                while index < secret.count, ASCII.isAlphanumeric(secret[index]) || secret[index] == UInt8(ascii: "_") {
                    index += 1
                }
            }
        }
        return out
    }

    private static func cut(_ secret: [UInt8]) -> [UInt8] {
        let start = Array(secret.prefix { $0 != UInt8(ascii: "#") })
        return Array(start[..<((start.lastIndex { $0 > 0x20 } ?? -1) + 1)])
    }

    private static func replace(_ secret: [UInt8], _ pairs: [(String, String)]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < secret.count {
            let pair = pairs.first { secret[index...].starts(with: $0.0.utf8) }
            out.append(contentsOf: pair.map { Array($0.1.utf8) } ?? [secret[index]])
            index += pair?.0.utf8.count ?? 1
        }
        return out
    }
}
