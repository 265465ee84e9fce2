internal import HookCrypto
internal import HookModel
internal import HookProviders

/// What a signature looks like, without a character of it.
enum SignatureForm {
    /// What a scheme writes: `"sha256=" and 64 hexadecimal digits`.
    static func expected(_ scheme: SignatureScheme) -> String {
        let text = characters(scheme)
        switch scheme.value {
        case .bare where scheme.algorithm == .hmacByPrefix:
            return "the hash function's name, \"=\" and the digits, such as \"sha256=\" and 64 hexadecimal digits"
        case .bare: return text
        case .prefixed(let prefix): return "\"\(String(decoding: prefix, as: UTF8.self))\" and \(text)"
        case .pairs(let pairs):
            let own = "\"\(String(decoding: pairs.signature, as: UTF8.self))=\" and \(text)"
            guard let time = pairs.timestamp else { return own }
            return "\"\(String(decoding: time, as: UTF8.self))=\" and the time, "
                + "\"\(UnicodeScalar(pairs.separator))\", \(own)"
        case .list(let version): return "\"\(String(decoding: version, as: UTF8.self)),\" and \(text)"
        }
    }

    private static func characters(_ scheme: SignatureScheme) -> String {
        if scheme.algorithm == .token { return "the secret itself" }
        let count = scheme.algorithm.hash?.digestLength ?? (scheme.algorithm == .ed25519 ? 64 : nil)
        switch (scheme.encoding, count) {
        case (.hex, let count?): return "\(count * 2) hexadecimal digits"
        case (.hex, nil): return "hexadecimal digits"
        case (_, let count?): return "\((count + 2) / 3 * 4) characters of \(scheme.encoding.rawValue)"
        case (_, nil): return scheme.encoding.rawValue
        }
    }

    /// What was found where a scheme's signature should be: how long, in which alphabet, behind which word.
    static func found(_ text: [UInt8], _ scheme: SignatureScheme) -> String {
        let part: (parts: [ArraySlice<UInt8>], mark: [UInt8])
        switch scheme.value {
        case .bare, .prefixed: return found(text)
        case .pairs(let pairs): part = (text.split(separator: pairs.separator), pairs.signature + "=".utf8)
        case .list(let version): part = (text.split(separator: 0x20), version + ",".utf8)
        }
        let own = part.parts.lazy.map { $0.drop { $0 == 0x20 || $0 == 0x09 } }.first { $0.starts(with: part.mark) }
        guard let own else { return found(text) }
        return "\"\(String(decoding: part.mark, as: UTF8.self))\" and "
            + characters(Array(own.dropFirst(part.mark.count)))
    }

    private static func found(_ text: [UInt8]) -> String {
        if text.isEmpty { return "an empty value" }
        guard text.contains(where: { $0 > 0x20 }) else { return "white space alone" }
        let mark = text.prefix(16).firstIndex { "=,:".utf8.contains($0) }
        let word = mark.map { text[...$0] }
        let isWord = word.map { $0.count > 1 && $0.dropLast().allSatisfy(isWordByte) } ?? false
        let rest = isWord ? text[((mark ?? -1) + 1)...] : text[...]
        let start = isWord ? "\"\(String(decoding: word ?? [], as: UTF8.self))\" and " : ""
        return start + characters(Array(rest))
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func characters(_ text: [UInt8]) -> String {
        if text.isEmpty { return "nothing behind it" }
        let hex = text.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
        if hex {
            let hash = HashAlgorithm.allCases.first { $0.digestLength * 2 == text.count }
            return "\(text.count) hexadecimal digits" + (hash.map { ", the length of HMAC-\($0.title)" } ?? "")
        }
        for (name, alphabet) in [("base64", Base64.Alphabet.standard), ("base64url", .url)] {
            let bytes = text.withUnsafeBytes { Base64.decode($0, alphabet, padding: .optional) }
            guard let bytes else { continue }
            let hash = HashAlgorithm.allCases.first { $0.digestLength == bytes.count }
            return "\(text.count) characters of \(name)"
                + (hash.map { ", the length of HMAC-\($0.title)" } ?? " (\(bytes.count) bytes)")
        }
        return "\(text.count) bytes that are neither hexadecimal nor base64"
    }
}

extension HashAlgorithm {
    /// The name as standards write it.
    var title: String {
        switch self {
        case .sha1: "SHA1"
        case .sha256: "SHA256"
        case .sha512: "SHA512"
        }
    }
}
