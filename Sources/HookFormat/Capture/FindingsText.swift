package import HookModel
internal import NIOCore

/// What was found out about a capture, in lines of a name and a value.
package struct FindingsText {
    private let capture: Capture
    private let findings: Findings

    package init(_ capture: Capture) {
        self.capture = capture
        findings = capture.findings
    }

    /// The lines, without line feeds.
    package var lines: [String] {
        var table = TextTable()
        for (name, value) in rows { table.add([name, SafeText.escape(value)]) }
        return table.lines
    }

    private var rows: [(String, String)] {
        var rows = [
            ("capture", "\(capture.id)"),
            ("received", "\(capture.request.receivedAt)"),
            ("from", capture.request.remote.text + (findings.clientAddress.map { ", for \($0)" } ?? "")),
            ("provider", findings.provider ?? "unknown"),
        ]
        rows += (findings.identification?.because ?? []).map { ("", $0) }
        if let event { rows.append(("event", event)) }
        rows.append(("signature", signature))
        rows += signatureDetails.map { ("", $0) }
        if let handshake = findings.handshake {
            rows.append(("handshake", "\(handshake.kind): \(handshake.outcome.rawValue)"))
        }
        rows.append(("payload", findings.payload.verdict.rawValue))
        rows += payloadDetails.map { ("", $0) }
        rows += findings.headerChecks.map { ("header", describe($0)) }
        rows.append(("source", findings.sourceAddress.rawValue))
        if let other = capture.duplicateOf { rows.append(("duplicate of", "\(other)")) }
        rows.append(("answered", "\(capture.status)"))
        if let response = capture.response {
            if let type = response.contentType { rows.append(("", "Content-Type: \(type)")) }
            rows += response.headers.map { ("", "\($0.name): \($0.value)") }
            if response.body.readableBytes > 0 { rows.append(("", String(buffer: response.body))) }
        }
        return rows
    }

    private var event: String? {
        guard let event = findings.event else { return nil }
        let parts = [event.type ?? "unknown", event.id.map { "id \($0)" }, event.createdAt.map { "of \($0)" }]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private var signature: String {
        let finding = findings.signature
        return finding.verdict.rawValue + (finding.reason.map { ": \($0.rawValue)" } ?? "")
    }

    private var signatureDetails: [String] {
        let finding = findings.signature
        var details: [String] = []
        if let scheme = finding.scheme { details.append(scheme + (finding.header.map { " in \($0)" } ?? "")) }
        if let secret = finding.secret { details.append("secret \(secret.place): \(secret.name)") }
        if !finding.notes.isEmpty {
            details.append("accepted: " + finding.notes.map(\.rawValue).joined(separator: ", "))
        }
        for entry in finding.diagnosis ?? [] {
            details.append("\(entry.cause.rawValue): \(entry.explanation)")
            details.append("  → \(entry.remedy)")
        }
        return details
    }

    private var payloadDetails: [String] {
        let payload = findings.payload
        var details = payload.errors.map { error in
            "\(error.line):\(error.column) \(error.instanceLocation.isEmpty ? "(the payload)" : error.instanceLocation): "
                + error.error + (error.hint.map { "; \($0)" } ?? "")
        }
        if payload.omitted > 0 { details.append("and \(payload.omitted) more errors") }
        if !payload.undocumented.isEmpty {
            details.append("undocumented: " + payload.undocumented.joined(separator: ", "))
        }
        if !payload.duplicateKeys.isEmpty {
            details.append("repeated names: " + payload.duplicateKeys.joined(separator: ", "))
        }
        return details
    }

    private func describe(_ check: HeaderCheck) -> String {
        switch check.verdict {
        case .match: "\(check.header) matches"
        case .missing: "\(check.header) is missing"
        case .differs: "\(check.header) is \(check.value ?? "empty"), the payload says \(check.expected ?? "nothing")"
        }
    }
}
