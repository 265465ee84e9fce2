internal import HookModel

/// Bytes as one word of a POSIX shell, in which the shell reads nothing but the bytes.
///
/// What stands in the word is harmless on a terminal as well: whatever `SafeText` would escape is written in octal, for
/// `printf` to undo, and so are the characters that an interactive shell or an editor of command lines looks at.
package enum ShellWord {
    /// The word: in single quotes, or what `printf` prints where there are bytes that cannot stand in a command line.
    ///
    /// NUL cannot be in any word of a command, and a shell drops the line feeds at the end of what a command prints; the
    /// caller passes neither.
    package static func quote(_ bytes: some Collection<UInt8>) -> String {
        plain(bytes, keepingLines: false) ?? "\"$(\(printf(bytes)))\""
    }

    /// The word in single quotes; nil where there are bytes that cannot stand in a command line.
    ///
    /// - Parameters:
    ///   - bytes: What the word says.
    ///   - keepingLines: Whether line feeds stand for themselves.
    /// - Returns: The word.
    static func plain(_ bytes: some Collection<UInt8>, keepingLines: Bool) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ SafeText.isHarmless($0) || (keepingLines && $0 == "\n") })
        else { return nil }
        return "'" + text.replacing("'", with: #"'\''"#) + "'"
    }

    /// A command that prints the bytes, whatever they are: `printf 'a\000b'`.
    static func printf(_ bytes: some Collection<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        var decoder = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var rest = bytes[...]
        while true {
            let result = decoder.parseScalar(from: &iterator)
            if case .emptyInput = result { break }
            let length =
                switch result {
                case .valid(let encoded): encoded.count
                case .error(let length): length
                case .emptyInput: 0
                }
            if case .valid(let encoded) = result, isLiteral(UTF8.decode(encoded)), !(text.isEmpty && isDash(encoded)) {
                text.append(UTF8.decode(encoded))
            } else {
                for byte in rest.prefix(length) { text.append(contentsOf: escape(byte)) }
            }
            rest = rest.dropFirst(length)
        }
        return "printf '\(String(text))'"
    }

    /// A format that begins with a dash would be taken for an option.
    private static func isDash(_ encoded: UTF8.EncodedScalar) -> Bool {
        encoded.count == 1 && encoded.first == UInt8(ascii: "-")
    }

    /// `!` recalls an earlier command in interactive shells, in double quotes too.
    private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\\", "%", "!": false
        default: SafeText.isHarmless(scalar)
        }
    }

    private static func escape(_ byte: UInt8) -> String.UnicodeScalarView {
        switch byte {
        case 0x0A: return "\\n".unicodeScalars
        case 0x0D: return "\\r".unicodeScalars
        case 0x09: return "\\t".unicodeScalars
        case UInt8(ascii: "\\"): return "\\\\".unicodeScalars
        case UInt8(ascii: "%"): return "%%".unicodeScalars
        default:
            // Three digits always, so that a digit behind them is none of them.
            let digits = String(byte, radix: 8)
            return "\\\(String(repeating: "0", count: 3 - digits.utf8.count))\(digits)".unicodeScalars
        }
    }
}
