internal import HookCrypto
internal import HookModel
internal import HookProviders

/// The keys that may have been made of a configured secret.
struct SecretVariants {
    /// A key, with what was done to make it.
    struct Variant {
        let changes: [SecretVariant]
        let key: [UInt8]
    }

    /// Prefixes that senders put before secrets, longest first where one contains another.
    private static let prefixes = [
        "v1,whsec_", "whsec_", "v1,", "whsk_", "whpk_", "Bearer ", "Basic ", "Token ", "sha256=", "sha512=", "sha1=",
        "base64:", "hex:",
    ]

    private let form: SignatureScheme.KeyForm
    private var found: [Variant] = []
    private var seen: Set<[UInt8]> = []

    /// What is tried, likeliest first; what cannot be read in a form is left out.
    static func all(_ secret: [UInt8], _ form: SignatureScheme.KeyForm) -> [Variant] {
        var variants = SecretVariants(form)
        if let own = variants.decode(secret) { variants.seen.insert(own) }
        variants.addClean(secret)
        variants.addDecoded(secret)
        variants.addDamaged(secret)
        variants.addOthers()
        return variants.found
    }

    private init(_ form: SignatureScheme.KeyForm) {
        self.form = form
    }

    private mutating func add(_ changes: [SecretVariant], _ key: [UInt8]?) {
        if let key, !key.isEmpty || changes == [.empty], seen.insert(key).inserted {
            found.append(Variant(changes: changes, key: key))
        }
    }

    /// What settings add to a secret goes: one thing, then two.
    private mutating func addClean(_ secret: [UInt8]) {
        let once = SecretVariants.cleaned(secret, form)
        for (variant, text) in once { add([variant], decode(text, variant)) }
        for (variant, text) in once {
            for (second, bare) in SecretVariants.cleaned(text, form) where second != variant {
                // A line end in letters or in quotes is one thing for who looks for it.
                let changes = second == .trimmed ? [variant] : variant == .trimmed ? [second] : [variant, second]
                add(changes, decode(bare, second))
            }
        }
    }

    private static func cleaned(_ secret: [UInt8], _ form: SignatureScheme.KeyForm) -> [(SecretVariant, [UInt8])] {
        var found: [(SecretVariant, [UInt8])] = []
        let bare = trim(secret)
        if bare != secret { found.append((.trimmed, bare)) }
        if secret.starts(with: BodyVariants.mark) { found.append((.withoutMark, Array(secret.dropFirst(3)))) }
        if let inner = unquote(bare) { found.append((.unquoted, inner)) }
        let prefix = ([form.prefix].compactMap(\.self) + prefixes).first { bare.starts(with: $0.utf8) }
        if let prefix {
            found.append((.withoutPrefix(prefix), Array(bare.dropFirst(prefix.utf8.count))))
        } else if let rest = withoutName(bare) {
            found.append((.withoutName, rest))
        }
        for notation in SecretNotation.allCases {
            if let text = notation.read(bare) { found.append((.read(notation), text)) }
        }
        return found
    }

    /// The secret is of another form than the scheme's.
    private mutating func addDecoded(_ secret: [UInt8]) {
        let trimmed = SecretVariants.trim(secret)
        let prefix = ([form.prefix].compactMap(\.self) + SecretVariants.prefixes).first {
            trimmed.starts(with: $0.utf8)
        }
        let bare = prefix.map { Array(trimmed.dropFirst($0.utf8.count)) } ?? trimmed
        if form.form != .base64 {
            let decoded = SecretVariants.base64(bare)
            add([.asBase64], decoded)
            add([.asBase64], decoded.map(SecretVariants.trim))
        }
        if form.form != .text {
            add([.asText], trimmed)
            add([.asText], bare)
            add([.asText], Array((form.prefix ?? "").utf8) + bare)
        }
        if form.form != .hex { add([.asHex], SecretVariants.hex(bare)) }
    }

    /// What the sender's settings add to its secret.
    private mutating func addDamaged(_ secret: [UInt8]) {
        guard form.form == .text else { return }
        let trimmed = SecretVariants.trim(secret)
        if !SecretVariants.prefixes.contains(where: { trimmed.starts(with: $0.utf8) }) {
            add([.withPrefix("whsec_")], Array("whsec_".utf8) + trimmed)
        }
        add([.withLineFeed], trimmed + [0x0A])
        add([.withCRLF], trimmed + [0x0D, 0x0A])
        add([.quoted("\"")], [0x22] + trimmed + [0x22])
        add([.quoted("'")], [0x27] + trimmed + [0x27])
        add([.withMark], BodyVariants.mark + trimmed)
        add([.written(.backslashes)], trimmed + Array("\\n".utf8))
        for notation in SecretNotation.allCases { add([.written(notation)], notation.written(trimmed)) }
        add([.withPrefix("sha256=")], Array("sha256=".utf8) + trimmed)
        add([.toBase64], Array(Base64.encode(trimmed).utf8))
        add([.toBase64], Array(Base64.encode(trimmed + [0x0A]).utf8))
        add([.toHex], Array(Hex.encode(trimmed).utf8))
    }

    /// No secret, and what stands for none.
    private mutating func addOthers() {
        add([.empty], [])
        for word in ["undefined", "null", "None", "nil", "false"] { add([.word(word)], Array(word.utf8)) }
    }

    private func decode(_ text: [UInt8], _ variant: SecretVariant? = nil) -> [UInt8]? {
        if case .withoutPrefix? = variant, form.form == .text { return text }
        return try? SecretText(text, form).decoded()
    }

    private static func trim(_ text: [UInt8]) -> [UInt8] {
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        return Array(text[..<end].drop { $0 <= 0x20 })
    }

    /// Without quotes of one kind around it, straight or typographic, or one that was left.
    private static func unquote(_ text: [UInt8]) -> [UInt8]? {
        let quotes = ["\"", "'", "`", "“", "”", "‘", "’", "«", "»", "\\\"", "\\'"].map { Array($0.utf8) }
        let start = quotes.first { text.starts(with: $0) }?.count ?? 0
        let end = quotes.last { text.suffix($0.count).elementsEqual($0) }?.count ?? 0
        guard start + end > 0, text.count > start + end else { return nil }
        return Array(text[start..<(text.count - end)])
    }

    /// Without the name of a line of settings: `NAME=`, `export NAME=`, `name: `.
    private static func withoutName(_ text: [UInt8]) -> [UInt8]? {
        guard let place = text.firstIndex(where: { "=:".utf8.contains($0) }), place > 0, place + 1 < text.count else {
            return nil
        }
        let name = text[..<place]
        guard name.allSatisfy({ SecretVariants.isNameByte($0) }) else { return nil }
        return trim(Array(text[(place + 1)...]))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "_-. ".utf8.contains(byte)
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
