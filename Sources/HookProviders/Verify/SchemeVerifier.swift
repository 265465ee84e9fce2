internal import HookCrypto
internal import HookModel

/// Checks the signatures of one scheme.
struct SchemeVerifier: Sendable {
    let scheme: SignatureScheme
    let keys: [ProviderKeys.Entry]
    private let header: String?

    /// How many public-key signatures of a request are tried with each key: one costs what a hundred HMACs do.
    private static let publicKeyLimit = 8

    init(_ scheme: SignatureScheme, _ keys: [ProviderKeys.Entry]) {
        self.scheme = scheme
        self.keys = keys
        header = scheme.header?.description
    }

    /// A finding about this scheme.
    func finding(_ verdict: SignatureVerdict, _ reason: SignatureReason? = nil) -> SignatureFinding {
        SignatureFinding(verdict: verdict, reason: reason, scheme: scheme.name, header: header)
    }

    /// The verdict on signatures that were found: the first that applies, in the order of the design's section 5.
    func judge(_ found: FoundSignatures, in texts: RequestTexts, now: Timestamp) -> SignatureFinding {
        guard let first = found.signatures.first else { return finding(.failed, .malformed) }
        var result = finding(.failed)
        result.notes = first.notes
        guard !keys.isEmpty else {
            result.verdict = .noSecret
            return result
        }
        do throws(SignatureFault) {
            let (signature, key) = try match(found, texts, now)
            result.verdict = .verified
            result.notes = found.signatures[signature].notes
            result.secret = SecretPlace(place: keys[key].place, name: keys[key].name)
        } catch {
            result.reason = error.reason
        }
        return result
    }

    /// Which signature is right, and which key made it.
    private func match(
        _ found: FoundSignatures, _ texts: RequestTexts, _ now: Timestamp
    ) throws(SignatureFault) -> (signature: Int, key: Int) {
        var time = PlaceText.absent
        var check = TimestampCheck.fresh
        if let rule = scheme.timestamp {
            time = rule.place.map { texts.text(at: $0) } ?? found.timestamp
            check = TimestampCheck(rule, time, now: now)
        }
        let place: (Int, Int)?
        if scheme.algorithm == .token {
            if let problem = check.problem { throw SignatureFault(problem) }
            place = self.place(of: found.signatures, in: Message())
        } else {
            let messages = try SignedContent.messages(scheme, texts, timestamp: time)
            if let problem = check.problem { throw SignatureFault(problem) }
            place = messages.reduce(nil as (Int, Int)?) { $0 ?? self.place(of: found.signatures, in: $1) }
        }
        guard let place else { throw SignatureFault(.mismatch) }
        if check == .stale { throw SignatureFault(.stale) }
        return place
    }

    /// The first signature that a key makes of a message, and the first key that does.
    ///
    /// Every key is tried, so that the time does not tell which fits.
    private func place(of signatures: [SignatureText], in message: Message) -> (Int, Int)? {
        var found: (Int, Int)?
        for (index, entry) in keys.enumerated() {
            if let place = place(of: signatures, in: message, entry.key), found == nil { found = (place, index) }
        }
        return found
    }

    private func place(of signatures: [SignatureText], in message: Message, _ key: SchemeKey) -> Int? {
        switch key {
        case .hmac(let key):
            guard let code = try? key.authenticate(message) else { return nil }
            return SchemeVerifier.last(signatures) { $0.withUnsafeBytes { code.equals($0) } }
        case .hmacByPrefix(let keys):
            guard let hash = signatures.first?.hash, let key = keys.first(where: { $0.algorithm == hash }),
                let code = try? key.authenticate(message)
            else { return nil }
            return SchemeVerifier.last(signatures) { $0.withUnsafeBytes { code.equals($0) } }
        case .token(let token):
            return SchemeVerifier.last(signatures) { bytes in
                bytes.withUnsafeBytes { left in token.withUnsafeBytes { ConstantTime.equal(left, $0) } }
            }
        case .publicKey(let key, _):
            // Copied once: each check of Ed25519 takes the message in one run.
            let message = key.algorithm == .ed25519 ? Message([.owned(message.bytes)]) : message
            return signatures.prefix(SchemeVerifier.publicKeyLimit).firstIndex { signature in
                (try? key.verifies(signature.bytes, of: message)) ?? false
            }
        }
    }

    /// The place of a signature that is right; all are compared.
    private static func last(_ signatures: [SignatureText], _ isRight: ([UInt8]) -> Bool) -> Int? {
        var found: Int?
        for (index, signature) in signatures.enumerated() where isRight(signature.bytes) { found = index }
        return found
    }
}
