import HookModel
import HookProviders

/// The steps of one scheme as rows of a name and a value.
struct StepsText {
    let report: VerifyReport
    let step: VerificationSteps.Scheme

    var rows: [(String, String)] {
        var rows = [("scheme", "\(step.scheme.name) in \(step.scheme.placeText)"), ("found", found)]
        let keys = step.keys.isEmpty ? ["none"] : step.keys.map(key)
        rows += keys.enumerated().map { ($0.offset == 0 ? "secret" : "", $0.element) }
        if let time = step.time { rows.append(("timestamp", self.time(time))) }
        rows += signed.enumerated().map { ($0.offset == 0 ? "signed" : "", $0.element) }
        return rows.map { ($0.0, SafeLine.escape($0.1)) }
    }

    private var found: String {
        switch step.found.presence {
        case .absent: return "nothing: \(step.scheme.placeText) is not there"
        case .foreign: return "a text without \(mark)"
        case .malformed: return "a text that is no signature in form"
        case .conflicting: return "several lines that differ"
        case .present: break
        }
        let bytes = step.found.byteCount.map { " of \(StepsText.count($0))" } ?? ""
        let hash = step.found.hash.map { ", by its prefix \($0)" } ?? ""
        if step.scheme.algorithm == .token { return "a token\(bytes)" }
        let encoding = " in \(StepsText.words(step.scheme.encoding))"
        return step.found.count == 1
            ? "1 signature\(bytes)\(encoding)\(hash)"
            : "\(step.found.count) signatures, the first\(bytes)\(encoding)\(hash)"
    }

    /// What tells a signature among others.
    private var mark: String {
        switch step.scheme.value {
        case .pairs(let pairs): "\(String(decoding: pairs.signature, as: UTF8.self))="
        case .list(let version): "the version \(String(decoding: version, as: UTF8.self))"
        case .bare, .prefixed: "a signature"
        }
    }

    private func key(_ key: VerificationSteps.Key) -> String {
        let made = key.secret == report.finding.secret ? ", which made it" : ""
        let kind =
            switch key.kind {
            case .shared: "key"
            case .publicKey: "public key"
            case .privateKey: "private key"
            }
        let size = key.byteCount.map { "\(StepsText.count($0)) of " } ?? ""
        let behind = key.prefix.map { " behind \($0)" } ?? ""
        return "\(key.secret.place), \(key.secret.name): \(kind), \(size)\(StepsText.words(key.form))\(behind)\(made)"
    }

    private func time(_ time: VerificationSteps.Time) -> String {
        guard let text = time.text else {
            return time.outcome == .missing ? "\(time.place) is not there" : "\(time.place) has several that differ"
        }
        let rule = step.scheme.timestamp
        let read = time.moment.map { " is \($0)" } ?? ""
        let age = time.age.map { ", \(AgeText.words($0))" } ?? ""
        let limit = rule?.tolerance.map { tolerance in
            "at most \(tolerance.text)\(rule?.direction == .past ? " old" : " either way")"
        }
        let outcome =
            switch time.outcome {
            case .fresh where report.finding.notes.contains(.timestampUnit):
                "; \(limit ?? ""): not refused, and probably in another unit"
            case .fresh: "; \(limit ?? ""): in time"
            case .stale: "; \(limit ?? ""): too far"
            case .malformed, .missing: ", which is no time in \(rule?.unit.rawValue ?? "")"
            case .unlimited: "; any age passes"
            }
        return "\"\(text)\" in \(time.place)\(read)\(age)\(outcome)"
    }

    private var signed: [String] {
        switch step.content {
        case .nothing: return ["nothing; the secret itself is sent"]
        case .lacking(let lack): return ["\(step.scheme.content.text), and \(StepsText.words(lack))"]
        case .parts(let parts):
            let whole = "\(step.scheme.content.text): \(StepsText.count(parts.byteCount)), SHA-256 \(parts.sha256)"
            let other = parts.triesOtherURL ? ["or with the other spelling of the URL's port"] : []
            if parts.all.count == 1, parts.all.first?.text == nil { return [whole] + other }
            return [whole] + parts.all.map(part) + other
        }
    }

    private func part(_ part: VerificationSteps.Parts.Part) -> String {
        "  \(StepsText.name(part.part)) \(StepsText.count(part.byteCount))" + (part.text.map { " \"\($0)\"" } ?? "")
            + (part.sha256.map { ", SHA-256 \($0)" } ?? "")
    }

    private static func count(_ bytes: Int) -> String { bytes == 1 ? "1 byte" : "\(bytes) bytes" }

    /// A part as the template has it, fixed text in quotes.
    static func name(_ part: SignatureScheme.Content.Part) -> String {
        if case .literal = part { "\"\(part.text)\"" } else { part.text }
    }

    private static func words(_ encoding: SignatureScheme.Encoding) -> String {
        encoding == .hex ? "hexadecimal" : encoding.rawValue
    }

    private static func words(_ form: VerificationSteps.Key.Form) -> String {
        switch form {
        case .text: "text"
        case .base64: "base64"
        case .hex: "hexadecimal"
        case .pem: "PEM"
        }
    }

    private static func words(_ lack: VerificationSteps.Content.Lack) -> String {
        switch lack {
        case .id: "the id is not there"
        case .url: "the URL is not known"
        case .form: "the body is no form that can be read (Content-Type: application/x-www-form-urlencoded)"
        case .digest: "the digest in the URL is not the body's"
        case .plainBody: "the body's Content-Encoding cannot be undone"
        }
    }
}
