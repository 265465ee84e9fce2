import HookModel
import HookProviders

/// What `verify` prints for people: the verdict, the steps that led to it, and what explains it.
struct VerifyText {
    let terminal: Terminal

    func lines(_ report: VerifyReport) -> [String] {
        var rows = [("signature", verdict(report)), ("provider", provider(report))]
        for scheme in report.steps.schemes { rows += StepsText(report: report, step: scheme).rows }
        if let url = report.url { rows.append(("url", SafeLine.escape(String(decoding: url.bytes, as: UTF8.self)))) }
        if report.steps.schemes.contains(where: { $0.time != nil }) { rows.append(("clock", clock(report))) }
        if !report.finding.notes.isEmpty {
            rows.append(("accepted", report.finding.notes.map(\.rawValue).joined(separator: ", ")))
        }
        for entry in report.finding.diagnosis ?? [] {
            rows.append(("diagnosis", terminal.paint(entry.cause.rawValue, .strong)))
            rows.append(("", SafeLine.escape(entry.explanation)))
            rows.append(("", SafeLine.escape("remedy: \(entry.remedy)")))
        }
        if let expected = report.expected { rows += self.expected(expected) }
        return rows.map { name, value in
            terminal.paint(name, .faint) + String(repeating: " ", count: 11 - name.count) + value
        }
    }

    private func verdict(_ report: VerifyReport) -> String {
        let finding = report.finding
        let word = finding.verdict.rawValue + (finding.reason.map { ": \($0.rawValue)" } ?? "")
        let colour: Colour =
            switch finding.verdict {
            case .verified: .good
            case .failed, .missing: .bad
            case .noSecret: .notable
            case .unknown, .notSigned: .faint
            }
        return terminal.paint(word, colour) + " – " + SafeLine.escape(meaning(report))
    }

    private func meaning(_ report: VerifyReport) -> String {
        let finding = report.finding
        switch finding.verdict {
        case .verified:
            let isTimed =
                !finding.notes.contains(.timestampUnit) && report.steps.schemes.contains { $0.time?.outcome == .fresh }
            return "made with \(finding.secret?.name ?? "a secret") for exactly these bytes"
                + (isTimed ? ", and in time" : "")
        case .missing: return "there is no signature in the request"
        case .noSecret: return "right in form; no secret is configured to verify it with"
        case .notSigned: return "\(report.document.name) does not sign its requests"
        case .unknown: return "nobody knows who sent it"
        case .failed: break
        }
        switch finding.reason {
        case .malformed: return "it is no signature in form"
        case .idMissing: return "the id that is signed is not there"
        case .timestampMissing: return "the timestamp that goes with it is not there"
        case .timestampMalformed: return "the timestamp that goes with it is none"
        case .stale: return "it is right, and its timestamp is too far from the clock"
        case .mismatch, nil: return "no secret makes it for these bytes"
        }
    }

    private func provider(_ report: VerifyReport) -> String {
        if report.isFromFlags { return "none; the scheme is that of the flags" }
        guard let identification = report.identification else { return "\(report.document.id), as named" }
        return SafeLine.escape("\(report.document.id), identified by \(identification.because.joined(separator: ", "))")
    }

    private func clock(_ report: VerifyReport) -> String {
        let source =
            switch report.clock {
            case .told: "as given by --at"
            case .received: "when the capture was received"
            case .now: "now"
            }
        return "\(report.time), \(source)"
    }

    private func expected(_ expected: [ExpectedSignature]) -> [(String, String)] {
        guard !expected.isEmpty else {
            return [("expected", "cannot be told: no secret here signs, or the request lacks what is signed")]
        }
        return expected.map { signature in
            let secret = expected.count > 1 ? " (secret \(signature.secret.place), \(signature.secret.name))" : ""
            return ("expected", SafeLine.escape("\(signature.place): \(signature.text)\(secret)"))
        }
    }
}
