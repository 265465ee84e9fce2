internal import HookCrypto
internal import HookModel
internal import HookProviders

/// Undoes what commonly happens to requests, and looks each time whether the signature passes.
struct DiagnosisSearch {
    let request: DiagnosedRequest
    let template: SignedTemplate
    let readings: [SignatureReading]
    let bodies: BodyVariants
    /// The body that the scheme signs.
    let body: UnsafeRawBufferPointer
    var budget: DiagnosisBudget
    private(set) var hits: [DiagnosedHit] = []
    /// What was looked at already: the same bytes under the same key would be a false second cause.
    private var seen: Set<Int> = []
    /// What made the signature pass already.
    private var told: Set<Int> = []
    /// The JSON that was tried: styles that write the same are one.
    var triedJSON: Set<Int> = []
    private let hashes: [HashAlgorithm]
    /// Whether the digest in the URL, which stands for the body, is the body's.
    private let isBodyRight: Bool

    init(
        _ request: DiagnosedRequest, _ template: SignedTemplate, _ readings: [SignatureReading],
        body: UnsafeRawBufferPointer, bodies: BodyVariants, budget: DiagnosisBudget
    ) {
        self.request = request
        self.template = template
        self.readings = readings
        self.body = body
        self.bodies = bodies
        self.budget = budget
        let scheme = request.scheme
        if let hash = scheme.algorithm.hash ?? request.found.first?.hash {
            let others = HashAlgorithm.allCases.filter { other in
                other != hash && readings.contains { $0.count == other.digestLength }
            }
            hashes = [hash] + others
        } else {
            hashes = HashAlgorithm.allCases.filter { hash in readings.contains { $0.count == hash.digestLength } }
        }
        isBodyRight = !request.hasBodyHash || BodyDigest(request)?.fits(Message([.lent(body)])) == true
    }

    /// Looks at what the check itself has looked at, so that it is not taken for a cause.
    ///
    /// A check that found no signature in form, or no body, has looked at nothing: then these are attempts, and
    /// `changes` is what they undo.
    mutating func startWithOriginal(_ keys: [SearchKey], isLookedAt: Bool, _ changes: [DiagnosedChange]) {
        for url in [template.url, SenderURL.otherSpelling(template.url)].compactMap(\.self) {
            if url != template.url, !request.scheme.triesPorts { continue }
            guard let message = template.with({ $0.url = url }).message([.lent(body)]) else { continue }
            for key in keys {
                if isLookedAt {
                    // With a wrong digest the check ended before the signature.
                    guard isBodyRight else { continue }
                    let content = fingerprint(message)
                    for hash in hashes { seen.insert(DiagnosisSearch.fingerprint(content, key, hash)) }
                    if hashes.isEmpty { seen.insert(DiagnosisSearch.fingerprint(content, key, nil)) }
                } else {
                    attempt(message, [key], changes)
                }
            }
        }
    }

    /// Tries a body.
    mutating func tryBody(_ variant: BodyVariant, _ keys: [SearchKey], with changes: [DiagnosedChange] = []) {
        tryBody(variant, template, keys, with: changes)
    }

    mutating func tryBody(
        _ variant: BodyVariant, _ template: SignedTemplate, _ keys: [SearchKey], with changes: [DiagnosedChange]
    ) {
        guard budget.isOpen, template.coversBody || request.hasBodyHash, let pieces = bodies.pieces(variant) else {
            return
        }
        let signed = Message(pieces)
        let change = DiagnosedChange.body(SignedBody(variant: variant, count: signed.count))
        if request.hasBodyHash {
            guard budget.take(), BodyDigest(request)?.fits(signed) == true,
                let message = template.message([.lent(body)])
            else { return }
            attempt(message, keys, [change] + changes, isBodyRight: true)
        } else if let message = template.message(pieces) {
            attempt(message, keys, [change] + changes)
        }
    }

    /// Tries a content, with the body as it arrived.
    mutating func tryContent(_ template: SignedTemplate, _ keys: [SearchKey], _ changes: [DiagnosedChange]) {
        guard budget.isOpen, let message = template.message([.lent(body)]) else { return }
        attempt(message, keys, changes)
    }

    /// Asks whether another scheme's signature in the request is right.
    mutating func tryScheme(_ other: SchemeVerifier, _ change: DiagnosedChange) {
        let found = FoundSignatures(other.scheme, in: request.texts)
        guard found.presence == .present else { return }
        for _ in other.keys { guard budget.take() else { return } }
        var finding = other.finding(.failed)
        other.verify(found, in: request.texts, now: request.receivedAt, &finding)
        guard finding.verdict == .verified || finding.reason == .stale else { return }
        hits.append(DiagnosedHit(changes: [change], secret: finding.secret?.name ?? other.keys[0].secret.name))
    }

    private mutating func attempt(
        _ message: Message, _ keys: [SearchKey], _ changes: [DiagnosedChange], isBodyRight: Bool? = nil
    ) {
        guard isBodyRight ?? self.isBodyRight else { return }
        let content = fingerprint(message)
        for key in keys { attempt(message, content, key, changes) }
    }

    private mutating func attempt(
        _ message: Message, _ content: Int, _ key: SearchKey, _ changes: [DiagnosedChange]
    ) {
        switch key.material {
        case .publicKey(let publicKey):
            guard isNew(content, key, nil) else { return }
            for reading in readings.prefix(2) {
                guard budget.take() else { return }
                guard let bytes = reading.bytes, (try? publicKey.verifies(bytes, of: message)) == true else { continue }
                add(changes, reading, key, message)
                return
            }
        case .shared(let bytes) where request.scheme.algorithm == .token:
            guard isNew(0, key, nil), budget.take() else { return }
            let right = readings.first { $0.isToken(bytes) }
            if let right { add(changes, right, key, Message()) }
        case .shared:
            for hash in hashes {
                guard isNew(content, key, hash) else { continue }
                guard budget.take(), let code = key.code(message, hash) else { return }
                guard let reading = readings.first(where: { $0.matches(code) }) else { continue }
                let own = request.scheme.algorithm.hash ?? request.found.first?.hash
                add(own == nil || own == hash ? changes : changes + [.algorithm(hash.rawValue)], reading, key, message)
                return
            }
        }
    }

    private mutating func add(
        _ changes: [DiagnosedChange], _ reading: SignatureReading, _ key: SearchKey, _ message: Message
    ) {
        let content = DiagnosisSearch.fingerprint(message, isExact: true)
        guard told.insert(DiagnosisSearch.fingerprint(content, key, nil)).inserted else { return }
        // Another algorithm has another length, so that its signature is never of the right form.
        let isExplained = changes.contains { if case .algorithm = $0 { true } else { false } }
        let ofReading = isExplained ? [] : [reading.change].compactMap(\.self).map { DiagnosedChange.reading($0) }
        hits.append(DiagnosedHit(changes: ofReading + changes.map(found), secret: key.name))
    }

    /// A change with what there is to say of it, which is found out only where it was the one.
    private func found(_ change: DiagnosedChange) -> DiagnosedChange {
        guard case .body(var body) = change else { return change }
        body.finding = bodies.finding(body.variant)
        return .body(body)
    }

    private mutating func isNew(_ content: Int, _ key: SearchKey, _ hash: HashAlgorithm?) -> Bool {
        seen.insert(DiagnosisSearch.fingerprint(content, key, hash)).inserted
    }

    private func fingerprint(_ message: Message) -> Int {
        DiagnosisSearch.fingerprint(message, isExact: budget.takesPairs)
    }

    private static func fingerprint(_ content: Int, _ key: SearchKey, _ hash: HashAlgorithm?) -> Int {
        var hasher = Hasher()
        hasher.combine(content)
        hasher.combine(key.fingerprint)
        hasher.combine(hash)
        return hasher.finalize()
    }

    /// A number that is the same for the same bytes.
    ///
    /// In a large body, which costs as much to be read for this as for an HMAC, lent bytes are known by their place.
    private static func fingerprint(_ message: Message, isExact: Bool) -> Int {
        var hasher = Hasher()
        hasher.combine(message.count)
        for piece in message.pieces {
            if !isExact, case .lent(let bytes) = piece {
                hasher.combine(bytes.baseAddress)
                hasher.combine(bytes.count)
            } else {
                piece.withUnsafeBytes { hasher.combine(bytes: $0) }
            }
        }
        return hasher.finalize()
    }
}
