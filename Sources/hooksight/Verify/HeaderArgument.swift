import HookModel

/// A header line that was given on the command line.
struct HeaderArgument: Sendable {
    let name: String
    let value: String

    /// Reads `Name: value`.
    ///
    /// - Throws: `SettingError` when there is no colon, or when HTTP could not carry it.
    init(_ text: String, place: String) throws(SettingError) {
        // A signature that stands alone here is not repeated whole.
        let shown = text.count > 32 ? text.prefix(24) + "…" : text
        guard let colon = text.firstIndex(of: ":") else {
            throw SettingError(place, shown, expected: "a header line such as 'X-Webhook-Signature: 5d41…'")
        }
        name = String(text[..<colon])
        guard !name.isEmpty, name.utf8.allSatisfy(HeaderArgument.isToken) else {
            throw SettingError(place, shown, expected: "a name of letters, digits and hyphens before the colon")
        }
        guard !text.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
            throw SettingError(place, shown, expected: "one line; give each header its own --header")
        }
        value = String(text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
    }

    /// Reads the values of `--header`: lines, and `@FILE` for the lines of a file.
    ///
    /// - Throws: `SettingError` for what is no header line; `CommandFailure` for a file that cannot be read.
    static func read(_ options: [String]) throws -> [HeaderArgument] {
        var lines: [HeaderArgument] = []
        for option in options {
            guard option.hasPrefix("@") else {
                lines.append(try HeaderArgument(option, place: "--header"))
                continue
            }
            let path = String(option.dropFirst())
            let bytes = try BodyFile.read(path, next: "name another with --header @FILE")
            let text = String(decoding: bytes, as: UTF8.self)
            let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            for (index, line) in all.enumerated() where !line.isEmpty {
                lines.append(try HeaderArgument(String(line), place: "\(path), line \(index + 1)"))
            }
        }
        return lines
    }

    /// Whether a byte may stand in a name (RFC 9110, section 5.6.2).
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension [HeaderArgument] {
    /// The value of the first line of a name.
    func value(of name: HeaderName) -> String? { first { HeaderName($0.name) == name }?.value }
}
