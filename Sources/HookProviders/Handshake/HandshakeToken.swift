/// Which texts of a sender's are echoed.
enum HandshakeToken {
    /// The longest, in bytes.
    static let limit = 256

    /// The longest that may be a sentence, in bytes.
    static let sentenceLimit = 1024

    /// The token when it is one: 1 to 256 letters, digits, `.`, `_` and `-`; nothing that a browser or a shell could take
    /// for anything else.
    ///
    /// Where the rule says so, any printable ASCII but `<` and `>`: such an answer is `text/plain`, not to be sniffed.
    static func read(_ found: HandshakeRequest.Found, _ rule: HandshakeRule) -> String? {
        let limit = rule.echoesSentence ? sentenceLimit : limit
        guard case .single(let bytes) = found, (1...limit).contains(bytes.count),
            bytes.allSatisfy({ rule.echoesSentence ? isPrintable($0) : isAllowed($0) })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPrintable(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
