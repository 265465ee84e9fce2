package import HookModel
internal import NIOCore

/// What was found out about a capture: verdicts first, each with its cause and what to do; no row without content.
package struct FindingsText {
    private let capture: Capture
    private let findings: Findings
    private let now: Timestamp

    package init(_ capture: Capture, now: Timestamp) {
        self.capture = capture
        self.now = now
        findings = capture.findings
    }

    /// The lines, without line feeds, safe to show.
    package var lines: [String] { (summary + verdicts).map { SafeText.escape($0) } }

    private static let nameWidth = 11
    private var head: RequestHead { capture.request.head }

    /// Who sent it, what it reports, and how that is known.
    private var summary: [String] {
        let event = findings.event
        let parts = [
            findings.provider ?? "unknown provider", event?.type, event?.id,
            event?.createdAt.map { "created \(created($0))" },
        ]
        var lines = [parts.compactMap(\.self).joined(separator: "  ")]
        let path = head.block.text(head.pathRange)
        if let found = findings.identification, !found.because.isEmpty {
            if found.provider == nil {
                lines.append(FindingsText.row("", found.candidates))
                lines.append(FindingsText.row("", "→ hooksight --pin \(path)=ID"))
            } else {
                lines.append(FindingsText.row("", "identified by \(found.because.joined(separator: "; "))"))
            }
        }
        if let nearest = findings.identification?.nearest {
            lines.append(FindingsText.row("", nearest.text))
            lines.append(FindingsText.row("", "→ hooksight --pin \(path)=\(nearest.provider)"))
        }
        if let batch = findings.batch {
            lines.append(FindingsText.row("", "\(batch.count) events: \(batch.text)"))
        }
        let client = findings.clientAddress.map { ", for \($0)" } ?? ""
        lines.append(FindingsText.row("", "from \(capture.request.remote.text)\(client)"))
        if let other = capture.duplicateOf { lines.append(FindingsText.row("", "duplicate of #\(other)")) }
        return lines + [""]
    }

    private var verdicts: [String] {
        var lines = FindingsText.rows("signature", [signature] + signatureDetails)
        lines += FindingsText.rows("payload", [payload] + payloadDetails)
        if let handshake = findings.handshake {
            lines.append(FindingsText.row("handshake", "\(handshake.kind): \(handshake.outcome.rawValue)"))
        }
        for check in findings.headerChecks where check.verdict != .match {
            lines.append(FindingsText.row("header", describe(check)))
        }
        if findings.sourceAddress == .unlisted {
            lines.append(FindingsText.row("address", "not one that \(findings.provider ?? "the provider") documents"))
        }
        lines += FindingsText.rows("response", response)
        for delivery in capture.deliveries {
            let outcome = "\(delivery.target): \(DeliveryText.outcome(delivery, now: now))"
            lines.append(FindingsText.row("d\(delivery.id)", outcome))
        }
        return lines
    }

    /// Providers write times as they like; a moment is shown as one.
    private func created(_ text: String) -> String {
        if let moment = Timestamp(text) { return ShownMoment.text(moment, now: now) }
        guard let number = Int64(text), number > 0 else { return text }
        // Ten digits of seconds last until 2286; thirteen are milliseconds.
        let milliseconds = text.count <= 10 ? number * 1000 : number
        return text.count == 10 || text.count == 13
            ? ShownMoment.text(Timestamp(milliseconds: milliseconds), now: now) : text
    }

    private var signature: String {
        let finding = findings.signature
        let secret = finding.secret.map { "      \($0.name)" } ?? ""
        return FindingsText.words(finding.verdict.rawValue)
            + (finding.reason.map { ": \(FindingsText.words($0.rawValue))" } ?? "") + secret
    }

    private var signatureDetails: [String] {
        let finding = findings.signature
        var details: [String] = []
        if finding.verdict != .verified, let scheme = finding.scheme {
            details.append(scheme + (finding.header.map { " in \($0)" } ?? ""))
        }
        if !finding.notes.isEmpty {
            let notes = finding.notes.map { FindingsText.words($0.rawValue) }
            details.append("accepted: " + notes.joined(separator: ", "))
        }
        for entry in finding.diagnosis ?? [] {
            details.append("\(entry.cause.rawValue): \(entry.explanation)")
            details.append("→ \(entry.remedy)")
        }
        return details
    }

    private var payload: String {
        let payload = findings.payload
        let count = payload.errors.count + payload.omitted
        let errors = count > 0 ? ": \(count) error\(count == 1 ? "" : "s")" : ""
        let beyond = payload.undocumented.count + payload.undocumentedOmitted
        let members = "\(beyond) member\(beyond == 1 ? "" : "s") beyond the document"
        let list = payload.undocumented.joined(separator: ", ") + (payload.undocumentedOmitted > 0 ? ", …" : "")
        return FindingsText.words(payload.verdict.rawValue) + errors
            + (beyond == 0 ? "" : "      (\(members): \(list))")
    }

    private var payloadDetails: [String] {
        let payload = findings.payload
        var details = payload.notes
        if let kind = payload.kind, kind != .json {
            details.append("read as \(FindingsText.words(kind))")
        }
        if payload.verdict == .notDescribed {
            details.append("nothing but the name of this event is known, so no schema was held against it")
        }
        details += payload.errorsInOrder.map { error in
            "\(error.line):\(error.column) " + (error.instanceLocation.isEmpty ? "" : "\(error.instanceLocation): ")
                + error.error + (error.hint.map { "; \($0)" } ?? "")
        }
        if payload.omitted > 0 { details.append("+ \(payload.omitted) more") }
        if !payload.duplicateKeys.isEmpty {
            details.append("repeated names: " + payload.duplicateKeys.joined(separator: ", "))
        }
        return details
    }

    /// What the sender got, where that is more than a status.
    private var response: [String] {
        guard let response = capture.response else { return [] }
        var lines: [String] = []
        if let type = response.contentType { lines.append("Content-Type: \(type)") }
        lines += response.headers.map { "\($0.name): \($0.value)" }
        if response.body.readableBytes > 0 { lines.append(String(buffer: response.body)) }
        return lines
    }

    private func describe(_ check: HeaderCheck) -> String {
        switch check.verdict {
        case .match: "\(check.header) matches"
        case .missing: "\(check.header) is missing"
        case .differs: "\(check.header) is \(check.value ?? "empty"), the payload has \(check.expected ?? "nothing")"
        }
    }

    private static func words(_ kind: BodyKind) -> String {
        switch kind {
        case .json, .formJSON: "JSON"
        case .ndjson: "JSON texts, one a line"
        case .form, .query: "an object of the \(kind.rawValue)'s parameters"
        }
    }

    private static func words(_ name: String) -> String { name.replacing("_", with: " ") }

    private static func rows(_ name: String, _ values: [String]) -> [String] {
        values.enumerated().map { row($0 == 0 ? name : "", $1) }
    }

    private static func row(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: max(1, nameWidth - name.count)) + value
    }
}
