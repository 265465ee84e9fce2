internal import HookModel
internal import JSONText

/// Reads what `FindingsObject` wrote.
///
/// A member that is absent, or a word that this version does not know, reads as nothing found: a request is imported
/// although an older or newer program judged it.
enum FindingsReader {
    /// The findings in a record; nil where it says nothing of any.
    static func findings(in value: JSONValue) -> Findings? {
        guard let signature = value.object("signature"), let payload = value.object("payload") else { return nil }
        var findings = Findings(
            identification: value.object("provider").map(identification),
            event: value.object("event").map {
                EventSummary(type: $0["type"]?.string, id: $0["id"]?.string, createdAt: $0["created_at"]?.string)
            },
            signature: FindingsReader.signature(signature),
            payload: FindingsReader.payload(payload),
            headerChecks: value["header_checks"]?.elements.map(headerCheck) ?? [],
            sourceAddress: value["source_address"]?.string.flatMap(SourceAddressVerdict.init) ?? .notDocumented,
            clientAddress: value["client_address"]?.string,
            handshake: value.object("handshake").flatMap(handshake))
        findings.batch = value.object("batch").map(batch)
        return findings
    }

    private static func batch(_ value: JSONValue) -> EventBatch {
        EventBatch(
            count: value["count"]?.int ?? 0,
            types: value["types"]?.elements.map {
                EventBatch.TypeCount(type: $0["type"]?.string, count: $0["count"]?.int ?? 1)
            } ?? [])
    }

    private static func identification(_ value: JSONValue) -> Identification {
        Identification(
            provider: value["id"]?.string, because: value.strings("because"),
            nearest: value.object("nearest").map { near in
                NearestProvider(
                    provider: near["id"]?.string ?? "", has: near.strings("has"), lacks: near.strings("lacks"))
            })
    }

    private static func signature(_ value: JSONValue) -> SignatureFinding {
        SignatureFinding(
            verdict: value["verdict"]?.string.flatMap(SignatureVerdict.init) ?? .unknown,
            reason: value["reason"]?.string.flatMap(SignatureReason.init), scheme: value["scheme"]?.string,
            header: value["header"]?.string, notes: value.strings("notes").compactMap(SignatureNote.init),
            secret: value.object("secret").map {
                SecretPlace(place: $0["place"]?.int ?? 0, name: $0["name"]?.string ?? "")
            },
            diagnosis: value["diagnosis"].flatMap { $0.kind == .array ? $0.elements.compactMap(diagnosis) : nil })
    }

    private static func diagnosis(_ value: JSONValue) -> Diagnosis? {
        value["cause"]?.string.flatMap(DiagnosisCause.init).map { cause in
            Diagnosis(
                cause: cause, explanation: value["explanation"]?.string ?? "", remedy: value["remedy"]?.string ?? "")
        }
    }

    private static func handshake(_ value: JSONValue) -> HandshakeFinding? {
        guard let kind = value["kind"]?.string, let outcome = value["outcome"]?.string.flatMap(HandshakeOutcome.init)
        else { return nil }
        return HandshakeFinding(kind: kind, outcome: outcome, token: value["token"]?.string)
    }

    private static func payload(_ value: JSONValue) -> PayloadFinding {
        let undocumented = value.strings("undocumented")
        var finding = PayloadFinding(
            verdict: value["verdict"]?.string.flatMap(PayloadVerdict.init) ?? .notChecked,
            errors: value["errors"]?.elements.map(error) ?? [], omitted: value["omitted_errors"]?.int ?? 0,
            undocumented: undocumented,
            undocumentedOmitted: max(0, (value["undocumented_count"]?.int ?? 0) - undocumented.count),
            duplicateKeys: value.strings("duplicate_keys"))
        finding.kind = value["read_as"]?.string.flatMap(BodyKind.init)
        finding.notes = value.strings("notes")
        return finding
    }

    private static func error(_ value: JSONValue) -> PayloadError {
        PayloadError(
            instanceLocation: value["instanceLocation"]?.string ?? "",
            keywordLocation: value["keywordLocation"]?.string ?? "", error: value["error"]?.string ?? "",
            line: value["line"]?.int ?? 1, column: value["column"]?.int ?? 1, hint: value["hint"]?.string)
    }

    private static func headerCheck(_ value: JSONValue) -> HeaderCheck {
        HeaderCheck(
            header: value["header"]?.string ?? "", value: value["value"]?.string, expected: value["expected"]?.string,
            verdict: value["verdict"]?.string.flatMap(HeaderCheck.Verdict.init) ?? .missing)
    }
}

extension JSONValue {
    fileprivate func object(_ name: String) -> JSONValue? {
        self[name].flatMap { $0.kind == .object ? $0 : nil }
    }

    fileprivate func strings(_ name: String) -> [String] {
        self[name]?.elements.compactMap(\.string) ?? []
    }
}
