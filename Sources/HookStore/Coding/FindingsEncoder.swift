internal import HookModel
internal import JSONText

/// Writes findings as they are stored.
///
/// The form in which they are shown is another one (`HookFormat`), so that neither drags the other along.
///
/// An encoder that is kept reuses its memory.
struct FindingsEncoder {
    private var writer = JSONWriter()

    mutating func encode(_ findings: Findings) -> [UInt8] {
        writer.reset()
        writer.beginObject()
        FindingsEncoder.writeMembers(of: findings, to: &writer)
        writer.name("client_address")
        writer.optional(findings.clientAddress)
        writer.endObject()
        return writer.bytes
    }

    /// What findings do not share with others of their shape: the event, the client's address, and the payload's names.
    mutating func encodeOwn(_ findings: Findings) -> [UInt8] {
        writer.reset()
        writer.beginObject()
        if let event = findings.event {
            writer.name("event")
            FindingsEncoder.write(event, to: &writer)
        }
        FindingsEncoder.writeBatch(of: findings, to: &writer)
        if let address = findings.clientAddress {
            writer.name("client_address")
            writer.string(address)
        }
        if !findings.payload.undocumented.isEmpty || !findings.payload.duplicateKeys.isEmpty {
            writer.name("payload")
            writer.object { writer in FindingsEncoder.writeNames(of: findings.payload, to: &writer) }
        }
        writer.endObject()
        return writer.bytes
    }

    /// Writes the members `provider`, `event`, `signature`, `handshake`, `payload`, `header_checks` and `source_address`
    /// into an object that is open.
    ///
    /// The client's address belongs beside the connection's, which is not known here.
    private static func writeMembers(of findings: Findings, to writer: inout JSONWriter) {
        writer.name("provider")
        write(findings.identification, to: &writer)
        writer.name("event")
        write(findings.event, to: &writer)
        writeBatch(of: findings, to: &writer)
        writer.name("signature")
        write(findings.signature, to: &writer)
        writer.name("handshake")
        write(findings.handshake, to: &writer)
        writer.name("payload")
        write(findings.payload, to: &writer)
        writer.name("header_checks")
        writer.array { writer in
            for check in findings.headerChecks { write(check, to: &writer) }
        }
        writer.name("source_address")
        writer.string(findings.sourceAddress.rawValue)
    }

    private static func write(_ identification: Identification?, to writer: inout JSONWriter) {
        guard let identification else { return writer.null() }
        writer.object { writer in
            writer.name("id")
            writer.optional(identification.provider)
            writer.name("because")
            writer.strings(identification.because)
            guard let nearest = identification.nearest else { return }
            writer.name("nearest")
            writer.object { writer in
                writer.name("id")
                writer.string(nearest.provider)
                writer.name("has")
                writer.strings(nearest.has)
                writer.name("lacks")
                writer.strings(nearest.lacks)
            }
        }
    }

    private static func write(_ event: EventSummary?, to writer: inout JSONWriter) {
        guard let event else { return writer.null() }
        writer.object { writer in
            writer.name("type")
            writer.optional(event.type)
            writer.name("id")
            writer.optional(event.id)
            writer.name("created_at")
            writer.optional(event.createdAt)
        }
    }

    /// Writes the member `batch`, where there is one, into an object that is open.
    private static func writeBatch(of findings: Findings, to writer: inout JSONWriter) {
        guard let batch = findings.batch else { return }
        writer.name("batch")
        writer.object { writer in
            writer.name("count")
            writer.integer(batch.count)
            writer.name("types")
            writer.array { writer in
                for type in batch.types {
                    writer.object { writer in
                        writer.name("type")
                        writer.optional(type.type)
                        writer.name("count")
                        writer.integer(type.count)
                    }
                }
            }
        }
    }

    private static func write(_ signature: SignatureFinding, to writer: inout JSONWriter) {
        writer.object { writer in writeMembers(of: signature, to: &writer) }
    }

    /// Writes the members of a signature's finding into an object that is open.
    private static func writeMembers(of signature: SignatureFinding, to writer: inout JSONWriter) {
        writer.name("verdict")
        writer.string(signature.verdict.rawValue)
        writer.name("reason")
        writer.optional(signature.reason?.rawValue)
        writer.name("scheme")
        writer.optional(signature.scheme)
        writer.name("header")
        writer.optional(signature.header)
        writer.name("notes")
        writer.strings(signature.notes.map(\.rawValue))
        writer.name("secret")
        if let secret = signature.secret {
            writer.object { writer in writeMembers(of: secret, to: &writer) }
        } else {
            writer.null()
        }
        writer.name("diagnosis")
        if let diagnosis = signature.diagnosis { write(diagnosis, to: &writer) } else { writer.null() }
    }

    /// Writes which secret it is into an object that is open.
    private static func writeMembers(of secret: SecretPlace, to writer: inout JSONWriter) {
        writer.name("place")
        writer.integer(secret.place)
        writer.name("name")
        writer.string(secret.name)
    }

    mutating func encode(_ diagnosis: [Diagnosis]) -> [UInt8] {
        writer.reset()
        FindingsEncoder.write(diagnosis, to: &writer)
        return writer.bytes
    }

    private static func write(_ diagnosis: [Diagnosis], to writer: inout JSONWriter) {
        writer.array { writer in
            for entry in diagnosis {
                writer.object { writer in
                    writer.name("cause")
                    writer.string(entry.cause.rawValue)
                    writer.name("explanation")
                    writer.string(entry.explanation)
                    writer.name("remedy")
                    writer.string(entry.remedy)
                }
            }
        }
    }

    private static func write(_ handshake: HandshakeFinding?, to writer: inout JSONWriter) {
        guard let handshake else { return writer.null() }
        writer.object { writer in
            writer.name("kind")
            writer.string(handshake.kind)
            writer.name("outcome")
            writer.string(handshake.outcome.rawValue)
            writer.name("token")
            writer.optional(handshake.token)
        }
    }

    private static func write(_ payload: PayloadFinding, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("verdict")
            writer.string(payload.verdict.rawValue)
            writer.name("errors")
            writer.array { writer in
                for error in payload.errors { write(error, to: &writer) }
            }
            writer.name("omitted_errors")
            writer.integer(payload.omitted)
            if let kind = payload.kind {
                writer.name("kind")
                writer.string(kind.rawValue)
            }
            if !payload.notes.isEmpty {
                writer.name("notes")
                writer.strings(payload.notes)
            }
            writeNames(of: payload, to: &writer)
        }
    }

    private static func writeNames(of payload: PayloadFinding, to writer: inout JSONWriter) {
        writer.name("undocumented")
        writer.strings(payload.undocumented)
        if payload.undocumentedOmitted > 0 {
            writer.name("undocumented_omitted")
            writer.integer(payload.undocumentedOmitted)
        }
        writer.name("duplicate_keys")
        writer.strings(payload.duplicateKeys)
    }

    private static func write(_ error: PayloadError, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("instanceLocation")
            writer.string(error.instanceLocation)
            writer.name("keywordLocation")
            writer.string(error.keywordLocation)
            writer.name("error")
            writer.string(error.error)
            writer.name("line")
            writer.integer(error.line)
            writer.name("column")
            writer.integer(error.column)
            writer.name("hint")
            writer.optional(error.hint)
        }
    }

    private static func write(_ check: HeaderCheck, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("header")
            writer.string(check.header)
            writer.name("value")
            writer.optional(check.value)
            writer.name("expected")
            writer.optional(check.expected)
            writer.name("verdict")
            writer.string(check.verdict.rawValue)
        }
    }
}
