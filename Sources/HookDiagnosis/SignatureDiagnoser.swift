internal import HookCrypto
package import HookModel
package import HookProviders
internal import NIOCore

/// Explains the verdicts on one provider's signatures: undoes what commonly happens to requests, and looks again.
///
/// Pure but for the clock that ends the search in a large body. Nothing of it may reach a sender.
package final class SignatureDiagnoser: Sendable {
    private let document: ProviderDocument
    private let secrets: [ProviderSecret]
    private let others: DiagnosisOthers
    private let known: [HeaderName: String]

    /// Makes a diagnoser.
    ///
    /// - Parameters:
    ///   - document: The provider.
    ///   - secrets: All configured secrets by provider id, the provider's own among them.
    ///   - catalog: The providers that a request may have been signed like.
    package init(_ document: ProviderDocument, secrets: [String: [ProviderSecret]], catalog: Catalog) {
        self.document = document
        self.secrets = secrets[document.id] ?? []
        others = DiagnosisOthers(document, secrets, catalog)
        known = catalog.documents.reduce(into: [:]) { known, document in
            for header in document.signatures.compactMap(\.header) { known[header] = document.name }
        }
    }

    /// What explains a finding, likeliest first; nothing where there is nothing to explain.
    ///
    /// Takes what a listener may spend, or what a person waits for (`DiagnosisBudget.Size`).
    ///
    /// - Parameters:
    ///   - finding: What `SignatureVerifier` said of the request.
    ///   - head: The request's head.
    ///   - body: The body's exact bytes.
    ///   - url: The URL as the sender addressed it, whether the provider signs it or not; nil when it is not known.
    ///   - receivedAt: The time against which the timestamp was held.
    ///   - size: How long the search may take.
    /// - Returns: Explanations without any secret, and without what a correct signature would have been.
    package func diagnose(
        _ finding: SignatureFinding, head: RequestHead, body: UnsafeRawBufferPointer, url: SenderURL?,
        at receivedAt: Timestamp, _ size: DiagnosisBudget.Size = .small
    ) -> [Diagnosis] {
        var budget = DiagnosisBudget(isPublicKey: isPublicKey(finding), size)
        return diagnose(finding, head: head, body: body, url: url, at: receivedAt, budget: &budget)
    }

    /// The same within a budget, which tells afterwards what was used of it.
    package func diagnose(
        _ finding: SignatureFinding, head: RequestHead, body: UnsafeRawBufferPointer, url: SenderURL?,
        at receivedAt: Timestamp, budget: inout DiagnosisBudget
    ) -> [Diagnosis] {
        let schemes = schemes(of: finding)
        guard let first = schemes.first, finding.verdict != .verified || !finding.notes.isEmpty else {
            return []
        }
        var needs = SignedFields.Needs(form: true, url: true)
        for scheme in document.signatures { needs.add(scheme) }
        return head.block.bytes.withUnsafeReadableBytes { raw in
            let lines = HeaderLines(head.block, in: raw)
            let texts = SignedFields(lines, body: body, text: nil, url: url?.bytes, needs)
            // Schemes of one name differ in where the signature stands inside the body.
            let scheme = schemes.first { FoundSignatures($0, in: texts).presence != .absent } ?? first
            let request = DiagnosedRequest(
                document: document, scheme: scheme, head: head, texts: texts,
                found: FoundSignatures(scheme, in: texts), secrets: secrets, url: url, receivedAt: receivedAt)
            return explain(finding, request, &budget)
        }
    }

    private func isPublicKey(_ finding: SignatureFinding) -> Bool {
        schemes(of: finding).first?.algorithm.publicKey != nil
    }

    /// The schemes that a finding may be about: nearly always one.
    private func schemes(of finding: SignatureFinding) -> [SignatureScheme] {
        document.signatures.filter { $0.name == finding.scheme && $0.header?.description == finding.header }
    }

    private func explain(
        _ finding: SignatureFinding, _ request: DiagnosedRequest, _ budget: inout DiagnosisBudget
    ) -> [Diagnosis] {
        let near = NearHeader(request.head, known: known)
        let form = FormExplanation(request: request, near: near)
        let clock = ClockExplanation(request)
        switch finding.verdict {
        case .unknown, .notSigned: return []
        case .verified:
            if finding.notes.contains(.timestampUnit) { return clock?.unit ?? [] }
            return finding.notes.contains(.nearlyStale) ? clock?.nearlyStale ?? [] : []
        case .noSecret: return form.noSecret
        case .missing: return missing(request, near, form, &budget)
        case .failed: break
        }
        switch finding.reason {
        case .idMissing: return form.idMissing
        case .timestampMissing: return clock?.missing(near) ?? []
        case .timestampMalformed: return clock?.malformed ?? []
        case .stale: return clock?.stale ?? []
        case .malformed:
            let found = search(request, &budget)
            if found.isEmpty, let place = elsewhere(request, &budget) { return form.missing((place, true)) }
            return found.isEmpty ? form.malformed : found
        case .mismatch, nil:
            if let place = elsewhere(request, &budget) { return form.missing((place, true)) }
            let found = search(request, &budget)
            if !found.isEmpty { return found }
            return [UnexplainedText(request: request, budget: budget).diagnosis]
        }
    }

    /// A signature may stand in a header of another name.
    private func missing(
        _ request: DiagnosedRequest, _ near: NearHeader, _ form: FormExplanation, _ budget: inout DiagnosisBudget
    ) -> [Diagnosis] {
        let own = [request.scheme.id, request.scheme.timestamp?.place].compactMap(\.self)
        guard let header = request.scheme.header, let name = near.nearest(to: header, except: own) else {
            return form.missing(elsewhere(request, &budget).map { ($0, true) })
        }
        let texts = request.head.block.all(HeaderName(name)).map { field in
            request.head.block.bytes.withUnsafeReadableBytes { Array($0[field.value.indices]) }
        }
        var request = request
        if let text = texts.first { request.found = FoundSignatures(request.scheme, value: text) }
        let readings = SignatureReadings.kind(texts, request.scheme)
        let hits = hits(request, readings, isLookedAt: false, isOriginalAlone: true, &budget)
        if hits.isEmpty, let place = elsewhere(request, &budget) { return form.missing((place, true)) }
        return form.missing((name, !hits.isEmpty))
    }

    /// The place of a right signature that is not the scheme's.
    private func elsewhere(_ request: DiagnosedRequest, _ budget: inout DiagnosisBudget) -> String? {
        ElsewhereSignature.places(request).first { place in
            var other = request
            other.found = FoundSignatures(request.scheme, value: place.text)
            let readings = SignatureReadings.kind([place.text], request.scheme)
            return !hits(other, readings, isLookedAt: false, isOriginalAlone: true, &budget).isEmpty
        }?.name
    }

    /// What makes the signature pass.
    private func search(_ request: DiagnosedRequest, _ budget: inout DiagnosisBudget) -> [Diagnosis] {
        let isPresent = request.found.presence == .present
        let readings =
            isPresent
            ? SignatureReadings.strict(request.found, request.scheme)
            : SignatureReadings.kind(request.signatureTexts, request.scheme)
        let hits = hits(request, readings, isLookedAt: isPresent, isOriginalAlone: false, &budget)
        var found: [Diagnosis] = []
        for hit in hits {
            var told = hit.changes.map {
                $0.diagnosis(request, secret: hit.secret, arrived: request.texts.body.count)
            }
            for place in told.indices where told.count > 1 {
                let rest = told.indices.filter { $0 != place }.map { told[$0].cause.rawValue }
                told[place].explanation += " It passes only together with \(CitedText.list(rest))."
            }
            // Which of several secrets signed is news, too.
            if secrets.count > 1, let first = told.first, !first.explanation.contains(hit.secret) {
                told[0].explanation += " The key was the secret from \(hit.secret)."
            }
            found += told.filter { !found.contains($0) }
        }
        return found
    }

    private func hits(
        _ request: DiagnosedRequest, _ readings: [SignatureReading], isLookedAt: Bool, isOriginalAlone: Bool,
        _ budget: inout DiagnosisBudget
    ) -> [DiagnosedHit] {
        guard let template = request.template else { return [] }
        let keys = request.secrets.compactMap { SearchKey($0, request.scheme) }
        let received = request.texts.body
        func run(_ body: UnsafeRawBufferPointer, _ bodies: BodyVariants, _ changes: [DiagnosedChange]) -> [DiagnosedHit]
        {
            budget.start(bodySize: body.count)
            var search = DiagnosisSearch(request, template, readings, body: body, bodies: bodies, budget: budget)
            if isOriginalAlone {
                search.startWithOriginal(keys, isLookedAt: false, changes)
            } else {
                search.run(keys, others, isLookedAt: isLookedAt && changes.isEmpty, original: changes)
            }
            budget = search.budget
            return search.hits
        }
        let isForm = request.texts.isForm
        guard request.scheme.signsDecompressed, request.texts.isEncoded else {
            let inside = DiagnosedBody.inside(received, request.head)
            return run(received, BodyVariants(received, inside: inside, isForm: isForm), [])
        }
        guard let plain = request.texts.plainBody else {
            // The check has looked at nothing: what arrived is not what its Content-Encoding says.
            let change = DiagnosedChange.body(SignedBody(variant: .asReceived, count: received.count))
            return run(received, BodyVariants(received, isForm: isForm), [change])
        }
        return plain.withUnsafeBytes { run($0, BodyVariants($0, received: received, isForm: isForm), []) }
    }
}
