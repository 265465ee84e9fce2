internal import HookCrypto
package import HookModel

/// Checks the signatures of one scheme.
package final class SchemeVerifier: Sendable {
    package let scheme: SignatureScheme
    package let keys: [ProviderKeys.Entry]
    private let header: String?

    /// How many public-key signatures of a request are tried with each key: one costs what a hundred HMACs do.
    private static let publicKeyLimit = 8

    package init(_ scheme: SignatureScheme, _ keys: [ProviderKeys.Entry]) {
        self.scheme = scheme
        self.keys = keys
        header = scheme.header?.description
    }

    /// A finding about this scheme.
    package func finding(_ verdict: SignatureVerdict, _ reason: SignatureReason? = nil) -> SignatureFinding {
        SignatureFinding(verdict: verdict, reason: reason, scheme: scheme.name, header: header)
    }

    /// Writes the verdict on signatures that were found: the first that applies, in the order that the README lists.
    package func verify(
        _ found: FoundSignatures, in texts: SignedFields, now: Timestamp, _ result: inout SignatureFinding
    ) {
        result.verdict = .failed
        guard let first = found.first else {
            result.reason = .malformed
            return
        }
        result.notes = first.notes
        guard !keys.isEmpty else {
            result.verdict = .noSecret
            return
        }
        do throws(SignatureFault) {
            let match = try match(found, texts, now)
            result.verdict = .verified
            if match.signature > 0 { result.notes = found.signature(at: match.signature)?.notes ?? [] }
            if match.isNearlyStale { result.notes.append(.nearlyStale) }
            if match.hasOtherUnit { result.notes.append(.timestampUnit) }
            result.secret = keys[match.key].secret
        } catch {
            result.reason = error.reason
        }
    }

    /// Which signature is right, and which key made it.
    private struct Match {
        let signature: Int
        let key: Int
        var isNearlyStale = false
        var hasOtherUnit = false
    }

    private func match(
        _ found: FoundSignatures, _ texts: SignedFields, _ now: Timestamp
    ) throws(SignatureFault) -> Match {
        var time = PlaceText.absent
        var check = TimestampCheck.fresh
        if let rule = scheme.timestamp {
            time = rule.place.map { texts.text(at: $0) } ?? found.timestamp
            check = TimestampCheck(rule, time, now: now)
        }
        var match: Match?
        if scheme.signsBodyAlone {
            if let problem = check.problem { throw SignatureFault(problem) }
            match = self.match(found, .whole(texts.body))
        } else {
            let content = try SignedContent(scheme, texts, timestamp: time)
            if let problem = check.problem { throw SignatureFault(problem) }
            match = content.flatMap { content in
                self.match(found, .pieces(content.message))
                    ?? content.alternative.flatMap { self.match(found, .pieces($0)) }
            }
        }
        match?.isNearlyStale = check == .nearlyStale
        if match != nil, let rule = scheme.timestamp {
            match?.hasOtherUnit = TimestampCheck.isOfAnotherUnit(rule, time, now: now)
        }
        guard let match else { throw SignatureFault(.mismatch) }
        if check == .stale { throw SignatureFault(.stale) }
        return match
    }

    /// What is signed; most schemes sign the body, for which no list of pieces is made.
    private enum Signed {
        case whole(UnsafeRawBufferPointer)
        case pieces(Message)

        func code(_ key: HMACKey) -> MACValue? {
            switch self {
            case .whole(let bytes): try? key.authenticate(bytes)
            case .pieces(let message): try? key.authenticate(message)
            }
        }

        var message: Message {
            switch self {
            case .whole(let bytes): Message([.lent(bytes)])
            case .pieces(let message): message
            }
        }
    }

    /// The first key that makes a signature of what is signed.
    ///
    /// Every key is tried, so that the time does not tell which fits.
    private func match(_ found: FoundSignatures, _ signed: Signed) -> Match? {
        var match: Match?
        for (index, entry) in keys.enumerated() {
            if let place = place(of: found, signed, entry.key), match == nil {
                match = Match(signature: place, key: index)
            }
        }
        return match
    }

    private func place(of found: FoundSignatures, _ signed: Signed, _ key: SchemeKey) -> Int? {
        switch key {
        case .hmac(let key):
            guard let code = signed.code(key) else { return nil }
            return found.last { $0.equals(code) }
        case .hmacByPrefix(let keys):
            guard let hash = found.first?.hash, let key = keys.first(where: { $0.algorithm == hash }),
                let code = signed.code(key)
            else { return nil }
            return found.last { $0.equals(code) }
        case .token(let token):
            return found.last { text in
                text.bytes.withUnsafeBytes { left in token.withUnsafeBytes { ConstantTime.equal(left, $0) } }
            }
        case .publicKey(let key, _):
            // Copied once: each check of Ed25519 takes the message in one run.
            let message = key.algorithm == .ed25519 ? Message([.owned(signed.message.bytes)]) : signed.message
            return (0..<min(found.count, SchemeVerifier.publicKeyLimit)).first { place in
                found.signature(at: place).map { (try? key.verifies($0.bytes, of: message)) ?? false } ?? false
            }
        }
    }
}
