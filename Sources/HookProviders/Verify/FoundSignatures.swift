internal import HookCrypto
import HookModel

/// The signatures of one scheme that a request carries.
package struct FoundSignatures {
    /// What the place of the signature has.
    package enum Presence {
        /// Nothing.
        case absent
        /// A text without a signature of this scheme's key or version.
        case foreign
        /// Signatures that are none in form.
        case malformed
        /// Several lines that differ.
        case conflicting
        /// At least one signature that is one in form.
        case present

        /// Whether the scheme's place is taken, rightly or not.
        package var isThere: Bool { self == .malformed || self == .conflicting || self == .present }
    }

    /// How many are read; a list of thousands is nobody's but an attacker's.
    package static let limit = 32

    package private(set) var presence = Presence.absent
    /// The first that is a signature in form; apart from the others, because most requests have one.
    package private(set) var first: SignatureText?
    /// The others, in their order.
    private var others: [SignatureText] = []
    /// The timestamp among the pairs.
    package private(set) var timestamp = PlaceText.absent

    /// Looks for a scheme's signatures; time and memory are in proportion to the text.
    package init(_ scheme: SignatureScheme, in texts: SignedFields) {
        if let header = scheme.header {
            switch texts.lines.value(of: header) {
            case .absent: break
            case .conflicting: presence = .conflicting
            case .single(let text): readValue(text, scheme)
            }
            return
        }
        switch texts.text(at: scheme.place) {
        case .absent: break
        case .conflicting: presence = .conflicting
        case .single(let piece): piece.withUnsafeBytes { readValue($0, scheme) }
        }
    }

    /// Reads a text as if it stood in the scheme's place.
    package init(_ scheme: SignatureScheme, value text: [UInt8]) {
        text.withUnsafeBytes { readValue($0, scheme) }
    }

    private mutating func readValue(_ text: UnsafeRawBufferPointer, _ scheme: SignatureScheme) {
        switch scheme.value {
        case .bare, .prefixed: read(text, scheme)
        case .pairs(let pairs): readPairs(text, pairs, scheme)
        case .list(let version): readList(text, version, scheme)
        }
    }

    /// The place of a signature that is right, counted from 0; all are compared.
    package func last(where isRight: (SignatureText) -> Bool) -> Int? {
        var found = first.flatMap { isRight($0) ? 0 : nil }
        for (index, signature) in others.enumerated() where isRight(signature) { found = index + 1 }
        return found
    }

    /// The signature at a place, counted from 0.
    package func signature(at place: Int) -> SignatureText? {
        place == 0 ? first : others.indices.contains(place - 1) ? others[place - 1] : nil
    }

    /// How many there are.
    package var count: Int { first == nil ? 0 : others.count + 1 }

    private mutating func read(_ text: UnsafeRawBufferPointer, _ scheme: SignatureScheme) {
        guard let signature = SignatureText(text, scheme) else {
            if presence != .present { presence = .malformed }
            return
        }
        presence = .present
        if first == nil { first = signature } else { others.append(signature) }
    }

    /// Reads the values of the signature's key, and the timestamp's.
    private mutating func readPairs(
        _ text: UnsafeRawBufferPointer, _ rule: SignatureScheme.Pairs, _ scheme: SignatureScheme
    ) {
        presence = .foreign
        var rest = FoundSignatures.limit
        FoundSignatures.forEach(text, separator: rule.separator) { pair in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return }
            let key = pair[..<equals]
            let value = UnsafeRawBufferPointer(rebasing: pair[(equals + 1)...])
            if key.elementsEqual(rule.signature) {
                if rest > 0 { read(value, scheme) }
                rest -= 1
            } else if let name = rule.timestamp, key.elementsEqual(name) {
                add(timestamp: value)
            }
        }
    }

    private mutating func readList(
        _ text: UnsafeRawBufferPointer, _ version: [UInt8], _ scheme: SignatureScheme
    ) {
        presence = .foreign
        var rest = FoundSignatures.limit
        FoundSignatures.forEach(text, separator: 0x20) { entry in
            guard rest > 0, entry.count > version.count, entry[version.count] == UInt8(ascii: ","),
                entry.starts(with: version)
            else { return }
            read(UnsafeRawBufferPointer(rebasing: entry[(version.count + 1)...]), scheme)
            rest -= 1
        }
    }

    private mutating func add(timestamp value: UnsafeRawBufferPointer) {
        switch timestamp {
        case .absent: timestamp = .single(.owned(Array(value)))
        case .single(let earlier):
            if !earlier.withUnsafeBytes({ $0.elementsEqual(value) }) { timestamp = .conflicting }
        case .conflicting: break
        }
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
