internal import HookCrypto
internal import HookModel
internal import HookProviders

/// Reads what stands in a signature's place more kindly than a check may.
enum SignatureReadings {
    /// How many texts in one place are looked at.
    private static let limit = 8
    /// No signature's text is longer.
    private static let longest = 512

    /// The signatures that the scheme itself finds.
    static func strict(_ found: FoundSignatures, _ scheme: SignatureScheme) -> [SignatureReading] {
        var readings: [SignatureReading] = []
        for place in 0..<found.count {
            guard let bytes = found.signature(at: place)?.bytes else { continue }
            readings.append(SignatureReading(content: .whole(bytes), change: nil))
            if scheme.encoding == .base64 {
                addFolded(Array(Base64.encode(bytes).utf8), to: &readings)
            }
        }
        return readings
    }

    /// What texts that are no signatures of the scheme may be.
    static func kind(_ texts: [[UInt8]], _ scheme: SignatureScheme) -> [SignatureReading] {
        var readings: [SignatureReading] = []
        for text in texts.prefix(limit) where text.count <= longest {
            for token in tokens(text).prefix(limit) {
                let change: SignatureReading.Change? =
                    texts.count > 1 ? .severalLines : hasRightPlace(token, text, scheme) ? nil : .prefix
                add(Array(token), scheme, change, to: &readings)
            }
        }
        return readings
    }

    /// The text, its parts, and each without the word in front of it.
    private static func tokens(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var tokens: [ArraySlice<UInt8>] = []
        for part in [text[...]] + text.split(whereSeparator: { ",; ".utf8.contains($0) }) {
            let part = part.drop { isAround($0) }
            let bare = part.prefix((part.lastIndex { !isAround($0) } ?? part.startIndex - 1) + 1 - part.startIndex)
            let start = bare.prefix(24).lastIndex { "=:".utf8.contains($0) }
            for token in [bare, start.map { bare[($0 + 1)...] }].compactMap(\.self)
            where token.count >= SignatureReading.shortestStart && !tokens.contains(token) {
                tokens.append(token)
            }
        }
        return tokens
    }

    /// White space and quotes.
    private static func isAround(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x22 || byte == 0x27 }

    /// Whether a token stands where the scheme has its signatures.
    private static func hasRightPlace(_ token: ArraySlice<UInt8>, _ text: [UInt8], _ scheme: SignatureScheme) -> Bool {
        let before = text[..<token.startIndex].filter { !isAround($0) }
        switch scheme.value {
        case .bare where scheme.algorithm == .hmacByPrefix: return before.last == UInt8(ascii: "=")
        case .bare: return before.isEmpty
        case .prefixed(let prefix): return before == prefix
        case .pairs(let pairs):
            return before.suffix(pairs.signature.count + 1).elementsEqual(pairs.signature + [UInt8(ascii: "=")])
        case .list(let version):
            return before.suffix(version.count + 1).elementsEqual(version + [UInt8(ascii: ",")])
        }
    }

    private static func add(
        _ text: [UInt8], _ scheme: SignatureScheme, _ change: SignatureReading.Change?,
        to readings: inout [SignatureReading]
    ) {
        if scheme.algorithm == .token {
            readings.append(SignatureReading(content: .whole(text), change: change ?? .prefix))
            return
        }
        for (encoding, bytes) in decodings(text) {
            let isOwn = encoding == scheme.encoding.rawValue
            let change = change ?? .encoding(isOwn ? "\(encoding) with other padding, or quotes around it" : encoding)
            let lengths = HashAlgorithm.allCases.map(\.digestLength)
            let isWhole =
                scheme.algorithm.publicKey.map { $0.signatureLengths.contains(bytes.count) }
                ?? lengths.contains(bytes.count)
            if isWhole { readings.append(SignatureReading(content: .whole(bytes), change: change)) }
            if isOwn, bytes.count >= SignatureReading.shortestStart, scheme.algorithm.publicKey == nil {
                readings.append(SignatureReading(content: .start(bytes), change: .truncated))
            }
        }
        if scheme.encoding == .base64 { addFolded(text, to: &readings) }
    }

    private static func addFolded(_ text: [UInt8], to readings: inout [SignatureReading]) {
        let folded = text.map(HeaderName.fold)
        let isOneCase = folded == text || !text.contains { (0x61...0x7A).contains($0) }
        guard isOneCase, HashAlgorithm.allCases.contains(where: { ($0.digestLength + 2) / 3 * 4 == text.count }) else {
            return
        }
        readings.append(SignatureReading(content: .folded(folded), change: .letterCase))
    }

    /// What a text stands for in each encoding that it may be of; text that was cut short is read as far as it goes.
    private static func decodings(_ text: [UInt8]) -> [(String, [UInt8])] {
        text.withUnsafeBytes { text in
            let even = UnsafeRawBufferPointer(rebasing: text[..<(text.count & ~1)])
            if let hex = Hex.decode(even, count: even.count / 2)?.bytes { return [("hex", hex)] }
            let whole = UnsafeRawBufferPointer(rebasing: text[..<(text.count & ~3)])
            var found: [(String, [UInt8])] = []
            for (name, alphabet) in [("base64", Base64.Alphabet.standard), ("base64url", .url)] {
                guard
                    let bytes = Base64.decode(text, alphabet, padding: .optional) ?? Base64.decode(whole, alphabet)
                else { continue }
                found.append((name, bytes))
                let inner = bytes.withUnsafeBytes { Hex.decode($0, count: $0.count / 2)?.bytes }
                if let inner { found.append(("base64 of hexadecimal text", inner)) }
            }
            return found
        }
    }
}
