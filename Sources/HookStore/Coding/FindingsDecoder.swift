internal import HookModel
internal import JSONText

/// Reads findings as `FindingsEncoder` wrote them, in this version or an earlier one.
///
/// A member that is absent, or a word that this version does not know, reads as nothing found: a store stays readable.
enum FindingsDecoder {
    /// Findings whose shape is stored apart: `own` holds what `encodeOwn` wrote.
    static func decode(shape: String, own: String) -> Findings {
        var findings = decode(shape)
        let own = decode(own)
        findings.event = own.event
        findings.batch = own.batch
        findings.clientAddress = own.clientAddress
        findings.payload.undocumented = own.payload.undocumented
        findings.payload.undocumentedOmitted = own.payload.undocumentedOmitted
        findings.payload.duplicateKeys = own.payload.duplicateKeys
        return findings
    }

    static func decode(_ text: String) -> Findings {
        guard let document = try? JSONDocument(text) else { return Findings() }
        let root = document.root
        var findings = Findings(
            identification: root.object("provider").map(identification),
            event: root.object("event").map(event),
            signature: root.object("signature").map(signature) ?? .unknown,
            payload: root.object("payload").map(payload) ?? .notChecked,
            headerChecks: root["header_checks"]?.elements.map(headerCheck) ?? [],
            sourceAddress: root["source_address"]?.string.flatMap(SourceAddressVerdict.init) ?? .notDocumented,
            clientAddress: root["client_address"]?.string,
            handshake: root.object("handshake").flatMap { handshake($0) }
        )
        findings.batch = root.object("batch").map(batch)
        return findings
    }

    /// The types of the events of findings as they are stored, whole or without their shape.
    static func eventTypes(_ text: UnsafeRawBufferPointer) -> [String] {
        guard let document = try? JSONDocument(String(decoding: text, as: UTF8.self)) else { return [] }
        if let batch = document.root.object("batch") { return self.batch(batch).types.compactMap(\.type) }
        return [document.root["event"]?["type"]?.string].compactMap(\.self)
    }

    /// The client's address of findings as they are stored, whole or without their shape; nil when there is none.
    static func clientAddress(_ text: UnsafeRawBufferPointer) -> String? {
        guard let document = try? JSONDocument(String(decoding: text, as: UTF8.self)) else { return nil }
        return document.root["client_address"]?.string
    }

    private static func batch(_ value: JSONValue) -> EventBatch {
        let types = value["types"]?.elements.map { type in
            EventBatch.TypeCount(type: type["type"]?.string, count: type["count"]?.int ?? 1)
        }
        return EventBatch(count: value["count"]?.int ?? 0, types: types ?? [])
    }

    /// The provider of findings as they are stored whole, or of their shape; nil when there is none.
    static func identification(_ text: UnsafeRawBufferPointer) -> Identification? {
        guard let document = try? JSONDocument(String(decoding: text, as: UTF8.self)) else { return nil }
        return document.root.object("provider").map(identification)
    }

    /// What explains a signature's verdict; entries whose cause this version does not know are left out.
    static func diagnosis(_ text: String) -> [Diagnosis] {
        guard let document = try? JSONDocument(text) else { return [] }
        return document.root.elements.compactMap { entry in
            entry["cause"]?.string.flatMap(DiagnosisCause.init).map { cause in
                Diagnosis(
                    cause: cause, explanation: entry["explanation"]?.string ?? "",
                    remedy: entry["remedy"]?.string ?? "")
            }
        }
    }

    private static func handshake(_ value: JSONValue) -> HandshakeFinding? {
        guard let kind = value["kind"]?.string, let outcome = value["outcome"]?.string.flatMap(HandshakeOutcome.init)
        else { return nil }
        return HandshakeFinding(
            kind: kind, outcome: outcome, token: value["token"]?.string)
    }

    private static func identification(_ value: JSONValue) -> Identification {
        Identification(
            provider: value["id"]?.string, because: value.strings("because"),
            nearest: value.object("nearest").map { near in
                NearestProvider(
                    provider: near["id"]?.string ?? "", has: near.strings("has"), lacks: near.strings("lacks"))
            })
    }

    private static func event(_ value: JSONValue) -> EventSummary {
        EventSummary(type: value["type"]?.string, id: value["id"]?.string, createdAt: value["created_at"]?.string)
    }

    private static func signature(_ value: JSONValue) -> SignatureFinding {
        SignatureFinding(
            verdict: value["verdict"]?.string.flatMap(SignatureVerdict.init) ?? .unknown,
            reason: value["reason"]?.string.flatMap(SignatureReason.init),
            scheme: value["scheme"]?.string,
            header: value["header"]?.string,
            notes: value.strings("notes").compactMap(SignatureNote.init),
            secret: value.object("secret").map { secret in
                SecretPlace(place: secret["place"]?.int ?? 0, name: secret["name"]?.string ?? "")
            }
        )
    }

    private static func payload(_ value: JSONValue) -> PayloadFinding {
        var finding = PayloadFinding(
            verdict: value["verdict"]?.string.flatMap(PayloadVerdict.init) ?? .notChecked,
            errors: value["errors"]?.elements.map(payloadError) ?? [],
            omitted: value["omitted_errors"]?.int ?? 0,
            undocumented: value.strings("undocumented"),
            undocumentedOmitted: value["undocumented_omitted"]?.int ?? 0,
            duplicateKeys: value.strings("duplicate_keys")
        )
        finding.kind = value["kind"]?.string.flatMap(BodyKind.init)
        finding.notes = value.strings("notes")
        return finding
    }

    private static func payloadError(_ value: JSONValue) -> PayloadError {
        PayloadError(
            instanceLocation: value["instanceLocation"]?.string ?? "",
            keywordLocation: value["keywordLocation"]?.string ?? "",
            error: value["error"]?.string ?? "",
            line: value["line"]?.int ?? 1,
            column: value["column"]?.int ?? 1,
            hint: value["hint"]?.string
        )
    }

    private static func headerCheck(_ value: JSONValue) -> HeaderCheck {
        HeaderCheck(
            header: value["header"]?.string ?? "",
            value: value["value"]?.string,
            expected: value["expected"]?.string,
            verdict: value["verdict"]?.string.flatMap(HeaderCheck.Verdict.init) ?? .missing
        )
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
