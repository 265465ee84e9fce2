import HookModel

/// A header line that was given on the command line.
struct HeaderArgument: Sendable {
    let name: String
    /// The value as text, where bytes that are no UTF-8 are lost.
    let value: String
    /// The value's bytes, as a file has them.
    let bytes: [UInt8]

    /// Reads `Name: value`.
    ///
    /// - Throws: `SettingError` when there is no colon, or when HTTP could not carry it.
    init(_ text: String, place: String) throws(SettingError) { try self.init(Array(text.utf8)[...], place: place) }

    private init(_ line: ArraySlice<UInt8>, place: String) throws(SettingError) {
        // A signature that stands alone here is not repeated whole.
        let text = String(decoding: line, as: UTF8.self)
        let shown = text.count > 32 ? text.prefix(24) + "…" : text
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw SettingError(place, shown, expected: "a header line such as 'X-Webhook-Signature: 5d41…'")
        }
        name = String(decoding: line[..<colon], as: UTF8.self)
        guard !name.isEmpty, line[..<colon].allSatisfy(HeaderArgument.isToken) else {
            throw SettingError(place, shown, expected: "a name of letters, digits and hyphens before the colon")
        }
        guard !line.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
            throw SettingError(place, shown, expected: "one line; give each header its own --header")
        }
        bytes = Array(line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
        value = String(decoding: bytes, as: UTF8.self)
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
            let file = try BodyFile.read(path, next: "name another with --header @FILE")
            let all = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in all.enumerated() {
                let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                if line.isEmpty { continue }
                lines.append(try HeaderArgument(line, place: "\(path), line \(index + 1)"))
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
