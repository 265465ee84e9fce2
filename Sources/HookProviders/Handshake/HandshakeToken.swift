/// Which texts of a sender's are echoed.
enum HandshakeToken {
    /// The longest, in bytes.
    static let limit = 256

    /// The token when it is one: 1 to 256 letters, digits, `.`, `_` and `-`; nothing that a browser or a shell could take
    /// for anything else.
    static func read(_ found: HandshakeRequest.Found) -> String? {
        guard case .single(let bytes) = found, (1...limit).contains(bytes.count), bytes.allSatisfy(isAllowed) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
