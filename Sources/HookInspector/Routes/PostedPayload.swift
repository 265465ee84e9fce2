internal import HookBody
import HookFormat
internal import HookModel
internal import HookProviders
internal import JSONText

/// A payload that was posted to be validated, and what was found out about it.
struct PostedPayload {
    private let identification: Identification?
    private let event: EventSummary
    private let finding: PayloadFinding

    /// Validates a payload.
    ///
    /// - Parameters:
    ///   - bytes: The payload.
    ///   - provider: Whose it is; nil to tell by its envelope and event.
    ///   - event: The event's type where the payload does not say it.
    ///   - catalog: The providers.
    init(_ bytes: [UInt8], provider: ProviderDocument?, event type: String?, catalog: Catalog) {
        (identification, event, finding) = bytes.withUnsafeBytes { bytes in
            let none = EventSummary(type: nil, id: nil, createdAt: nil)
            switch BodyText(reading: bytes) {
            case .json(let text):
                let found =
                    provider.map { Identification(provider: $0.id, because: ["named"]) }
                    ?? PayloadIdentifier(catalog).identify(text)
                let document = found?.provider.flatMap(catalog.document)
                var event = document?.event(in: .json(text)) ?? none
                event.type = event.type ?? type
                return (found, event, PayloadCheck.check(text, provider: document, type: event.type))
            case .broken(let error): return (nil, none, PayloadCheck.notJSON(error))
            case .other: return (nil, none, .notChecked)
            }
        }
    }

    private var findings: Findings {
        Findings(
            identification: identification, event: event.type == nil && event.id == nil ? nil : event, payload: finding)
    }

    /// Writes it as a value.
    func write(to writer: inout JSONWriter) {
        writer.object { FindingsObject.writePayload(of: findings, to: &$0) }
    }

    /// A line for the verdict, and one for each error.
    var lines: [String] {
        let names = [identification?.provider ?? "unknown provider", event.type].compactMap(\.self)
        let verdict = "\(names.joined(separator: " ")): \(finding.verdict.rawValue)"
        return [SafeText.escape(verdict)]
            + finding.errors.map { error in
                let place = error.instanceLocation.isEmpty ? "" : "\(error.instanceLocation): "
                let hint = error.hint.map { "; \($0)" } ?? ""
                return SafeText.escape("\(error.line):\(error.column): \(place)\(error.error)\(hint)")
            } + (finding.omitted > 0 ? ["+ \(finding.omitted) more"] : [])
    }
}
