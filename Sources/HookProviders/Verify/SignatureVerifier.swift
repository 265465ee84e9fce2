package import HookBody
package import HookModel
internal import NIOCore

/// Checks the signatures of one provider.
package final class SignatureVerifier: Sendable {
    /// Schemes that are looked at together, in the order in which they are looked for.
    private let groups: [[SchemeVerifier]]
    /// The only scheme; most providers have one.
    private let single: SchemeVerifier?
    private let needs: SignedFields.Needs

    /// Whether a scheme signs the URL, so that `verify` has to be told it.
    package var needsURL: Bool { needs.url }

    /// Makes a verifier with a provider's schemes and configured secrets, in the order in which they are tried.
    ///
    /// - Throws: `SecretError` for a secret that is of no scheme's form; `CryptoError` when libcrypto lacks an
    ///   algorithm.
    package init(_ schemes: [SignatureScheme], secrets: [ProviderSecret]) throws {
        let keys = schemes.isEmpty ? [] : try ProviderKeys(secrets, schemes).entries
        groups = SignatureVerifier.groups(schemes).map { places in
            places.map { SchemeVerifier(schemes[$0], keys[$0]) }
        }
        single = schemes.count == 1 ? groups.first?.first : nil
        needs = SignedFields.Needs(schemes)
    }

    /// The places of schemes that are looked at together, in the order in which they are looked for.
    static func groups(_ schemes: [SignatureScheme]) -> [[Int]] {
        var groups: [[Int]] = []
        for (index, scheme) in schemes.enumerated() {
            if let place = groups.firstIndex(where: { schemes[$0[0]].isBeside(scheme) }) {
                groups[place].append(index)
            } else {
                groups.append([index])
            }
        }
        return groups
    }

    /// The verdict on a request: the first that applies, in the order that the README lists.
    ///
    /// - Parameters:
    ///   - head: The request's head.
    ///   - body: The body's exact bytes.
    ///   - text: The body as JSON where it was read already.
    ///   - url: The URL as the sender addressed it; nil when it is not known.
    ///   - now: The time against which a timestamp is held.
    /// - Returns: The verdict, never with what a correct signature would have been.
    package func verify(
        _ head: RequestHead, body: UnsafeRawBufferPointer, text: BodyText? = nil, url: SenderURL? = nil, now: Timestamp
    ) -> SignatureFinding {
        guard let first = groups.first?.first else { return SignatureFinding(verdict: .notSigned) }
        var finding = first.finding(.missing)
        head.block.bytes.withUnsafeReadableBytes { raw in
            let lines = HeaderLines(head.block, in: raw)
            let texts = SignedFields(lines, body: body, text: text, url: url?.bytes, needs)
            guard let single else {
                finding = verify(texts, now) ?? finding
                return
            }
            let found = FoundSignatures(single.scheme, in: texts)
            if found.presence != .absent { single.verify(found, in: texts, now: now, &finding) }
        }
        return finding
    }

    /// The finding of the first group whose signature is there; nil when none is.
    private func verify(_ texts: SignedFields, _ now: Timestamp) -> SignatureFinding? {
        var foreign: SchemeVerifier?
        for group in groups {
            var furthest: SignatureFinding?
            for verifier in group {
                let found = FoundSignatures(verifier.scheme, in: texts)
                switch found.presence {
                case .absent: continue
                case .foreign: foreign = foreign ?? verifier
                case .malformed, .conflicting, .present:
                    var finding = verifier.finding(.failed)
                    verifier.verify(found, in: texts, now: now, &finding)
                    if finding.verdict == .verified { return finding }
                    furthest = SignatureVerifier.further(furthest, finding)
                }
            }
            if let furthest { return furthest }
        }
        return foreign?.finding(.failed, .malformed)
    }

    /// Of two findings about the same header, the one that came nearer to being right.
    private static func further(_ left: SignatureFinding?, _ right: SignatureFinding) -> SignatureFinding {
        guard let left else { return right }
        return distance(right) < distance(left) ? right : left
    }

    private static func distance(_ finding: SignatureFinding) -> Int {
        switch finding.reason {
        case .stale: 0
        case .mismatch: 1
        case .idMissing, .timestampMissing, .timestampMalformed: 2
        case nil: 3
        case .malformed: 4
        }
    }
}

extension SignatureScheme {
    /// Whether a request's signatures of both schemes stand beside each other in one value.
    fileprivate func isBeside(_ other: SignatureScheme) -> Bool {
        guard place == other.place else { return false }
        switch (value, other.value) {
        case (.list, .list): return true
        case (.pairs(let left), .pairs(let right)): return left.separator == right.separator
        default: return false
        }
    }
}

extension SignedFields.Needs {
    /// What a provider's schemes have to read.
    package init(_ schemes: [SignatureScheme]) {
        self.init()
        for scheme in schemes { add(scheme) }
    }

    package mutating func add(_ scheme: SignatureScheme) {
        for place in [scheme.place, scheme.id, scheme.timestamp?.place] {
            switch place {
            case .body: json = true
            case .form: form = true
            case .header, nil: break
            }
        }
        if scheme.content.contains(.params) { form = true }
        if scheme.content.contains(.url) { url = true }
        if scheme.signsDecompressed { plainBody = true }
    }
}
