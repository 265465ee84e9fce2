internal import HookCrypto
internal import HookModel
internal import HookProviders

/// The keys that may have been made of a configured secret.
enum SecretVariants {
    /// Prefixes that senders put before secrets, longest first where one contains another.
    private static let prefixes = ["v1,whsec_", "whsec_", "v1,", "whsk_", "whpk_", "Bearer "]

    /// What is tried, likeliest first; what cannot be read in a form is left out.
    static func all(_ secret: [UInt8], _ form: SignatureScheme.KeyForm) -> [(SecretVariant, [UInt8])] {
        var found: [(SecretVariant, [UInt8])] = []
        func add(_ variant: SecretVariant, _ key: [UInt8]?) {
            if let key, !key.isEmpty { found.append((variant, key)) }
        }
        let trimmed = trim(secret)
        add(.trimmed, decode(trimmed, form))
        add(.unquoted, unquote(trimmed).flatMap { decode($0, form) })
        let prefix = ([form.prefix].compactMap(\.self) + prefixes).first { trimmed.starts(with: $0.utf8) }
        let bare = prefix.map { Array(trimmed.dropFirst($0.utf8.count)) } ?? trimmed
        if let prefix { add(.withoutPrefix(prefix), form.form == .text ? bare : decode(bare, form)) }
        if form.form != .base64 { add(.asBase64, base64(bare)) }
        if form.form != .text {
            add(.asText, trimmed)
            add(.asText, bare)
            add(.asText, Array((form.prefix ?? "").utf8) + bare)
        }
        if form.form != .hex { add(.asHex, hex(bare)) }
        if form.form == .text {
            if prefix == nil { add(.withPrefix("whsec_"), Array("whsec_".utf8) + trimmed) }
            add(.withLineFeed, trimmed + [0x0A])
            add(.withCRLF, trimmed + [0x0D, 0x0A])
            add(.quoted, [0x22] + trimmed + [0x22])
        }
        return found
    }

    private static func decode(_ text: [UInt8], _ form: SignatureScheme.KeyForm) -> [UInt8]? {
        try? SecretText(text, form).decoded()
    }

    private static func trim(_ text: [UInt8]) -> [UInt8] {
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        return Array(text[..<end].drop { $0 <= 0x20 })
    }

    private static func unquote(_ text: [UInt8]) -> [UInt8]? {
        guard text.count > 2, let first = text.first, first == text.last, "\"'`".utf8.contains(first) else {
            return nil
        }
        return Array(text[1..<(text.count - 1)])
    }

    private static func base64(_ text: [UInt8]) -> [UInt8]? {
        text.withUnsafeBytes {
            Base64.decode($0, padding: .optional) ?? Base64.decode($0, .url, padding: .optional)
        }
    }

    private static func hex(_ text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        return text.withUnsafeBytes { Hex.decode($0, count: $0.count / 2)?.bytes }
    }
}
