internal import JSONText

extension SignatureScheme {
    /// The grammar of the text that carries signatures.
    package enum Value: Sendable, Hashable {
        /// The signature alone.
        case bare
        /// The signature after a prefix that is always there.
        case prefixed([UInt8])
        /// Pairs such as `t=1,v1=ab`.
        case pairs(Pairs)
        /// Versions with their signatures, `v1,ab v1,cd`; holds the version.
        case list([UInt8])
    }

    /// Pairs of key and value; those of other keys are passed over.
    package struct Pairs: Sendable, Hashable {
        /// What stands between pairs.
        package let separator: UInt8
        /// The key of signatures.
        package let signature: [UInt8]
        /// The key of the timestamp; nil when it stands elsewhere.
        package let timestamp: [UInt8]?
    }
}

extension SignatureScheme.Value {
    init(_ field: DocumentField) throws(CatalogError) {
        guard field.value.string == nil else {
            self = .bare
            return
        }
        switch try field.member("form").string() {
        case "prefixed":
            self = .prefixed(Array(try field.member("prefix").string().utf8))
        case "pairs":
            let separator = try field.member("separator")
            let bytes = Array(try separator.string().utf8)
            guard bytes.count == 1, bytes[0] < 0x80, bytes[0] != UInt8(ascii: "=") else {
                throw separator.error("expected one ASCII character other than \"=\"")
            }
            let timestamp: [UInt8]?
            if let key = field.optional("timestamp") {
                timestamp = try SignatureScheme.Value.word(key, without: [bytes[0], UInt8(ascii: "=")])
            } else {
                timestamp = nil
            }
            self = .pairs(
                SignatureScheme.Pairs(
                    separator: bytes[0],
                    signature: try SignatureScheme.Value.word(
                        field.member("signature"), without: [bytes[0], UInt8(ascii: "=")]),
                    timestamp: timestamp))
        default:
            self = .list(try SignatureScheme.Value.word(field.member("version"), without: [UInt8(ascii: ",")]))
        }
    }

    /// A key or version, which could never be found if it had a separator in it.
    private static func word(_ field: DocumentField, without: [UInt8]) throws(CatalogError) -> [UInt8] {
        let bytes = Array(try field.string().utf8)
        guard !bytes.contains(where: { without.contains($0) || $0 <= 0x20 || $0 >= 0x7F }) else {
            throw field.error("expected a word without white space and separators")
        }
        return bytes
    }

    /// The key of the timestamp among pairs.
    var timestampKey: [UInt8]? {
        if case .pairs(let pairs) = self { pairs.timestamp } else { nil }
    }
}
