internal import HookCrypto

/// The signatures of one scheme that a request carries.
struct FoundSignatures {
    /// What the place of the signature has.
    enum Presence {
        /// Nothing.
        case absent
        /// A text without a signature of this scheme's key or version.
        case foreign
        /// Signatures that are none in form, or several lines that differ.
        case malformed
        /// At least one signature that is one in form.
        case present
    }

    /// How many are read; a list of thousands is nobody's but an attacker's.
    static let limit = 32

    private(set) var presence = Presence.absent
    /// Those that are signatures in form, in their order.
    private(set) var signatures: [SignatureText] = []
    /// The timestamp among the pairs.
    private(set) var timestamp = PlaceText.absent

    /// Looks for a scheme's signatures; time and memory are in proportion to the text.
    init(_ scheme: SignatureScheme, in texts: RequestTexts) {
        switch texts.text(at: scheme.place) {
        case .absent: break
        case .conflicting: presence = .malformed
        case .single(let piece):
            piece.withUnsafeBytes { text in
                switch scheme.value {
                case .bare, .prefixed: read([text], scheme)
                case .pairs(let pairs): read(findPairs(text, pairs), scheme)
                case .list(let version): read(FoundSignatures.findList(text, version), scheme)
                }
            }
        }
    }

    private mutating func read(_ found: [UnsafeRawBufferPointer], _ scheme: SignatureScheme) {
        guard !found.isEmpty else {
            presence = .foreign
            return
        }
        for text in found {
            if let signature = SignatureText(text, scheme) { signatures.append(signature) }
        }
        presence = signatures.isEmpty ? .malformed : .present
    }

    /// The values of the signature's key; notes the timestamp on the way.
    private mutating func findPairs(
        _ text: UnsafeRawBufferPointer, _ rule: SignatureScheme.Pairs
    ) -> [UnsafeRawBufferPointer] {
        var found: [UnsafeRawBufferPointer] = []
        FoundSignatures.forEach(text, separator: rule.separator) { pair in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return }
            let key = pair[..<equals]
            let value = UnsafeRawBufferPointer(rebasing: pair[(equals + 1)...])
            if key.elementsEqual(rule.signature) {
                if found.count < FoundSignatures.limit { found.append(value) }
            } else if let name = rule.timestamp, key.elementsEqual(name) {
                add(timestamp: value)
            }
        }
        return found
    }

    private mutating func add(timestamp value: UnsafeRawBufferPointer) {
        switch timestamp {
        case .absent: timestamp = .single(.owned(Array(value)))
        case .single(let earlier):
            if !earlier.withUnsafeBytes({ $0.elementsEqual(value) }) { timestamp = .conflicting }
        case .conflicting: break
        }
    }

    private static func findList(_ text: UnsafeRawBufferPointer, _ version: [UInt8]) -> [UnsafeRawBufferPointer] {
        var found: [UnsafeRawBufferPointer] = []
        forEach(text, separator: 0x20) { entry in
            guard found.count < limit, entry.count > version.count, entry[version.count] == UInt8(ascii: ","),
                entry.starts(with: version)
            else { return }
            found.append(UnsafeRawBufferPointer(rebasing: entry[(version.count + 1)...]))
        }
        return found
    }

    /// Calls `body` with each part, without the white space around it.
    private static func forEach(
        _ text: UnsafeRawBufferPointer, separator: UInt8, _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: separator) ?? text.count
            var part = start..<end
            while let first = part.first, isWhiteSpace(text[first]) { part = part.dropFirst() }
            while let last = part.last, isWhiteSpace(text[last]) { part = part.dropLast() }
            if !part.isEmpty { body(UnsafeRawBufferPointer(rebasing: text[part])) }
            start = end + 1
        }
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
