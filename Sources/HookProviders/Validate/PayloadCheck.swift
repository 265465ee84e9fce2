package import HookModel
package import JSONSchema
package import JSONText
internal import NIOCore

/// Judges payloads by their provider's schemas.
package enum PayloadCheck {
    /// At most so many members are listed as undocumented or repeated.
    private static let listed = 20

    /// The verdict on a body, in the words that the README explains.
    ///
    /// - Parameters:
    ///   - body: The body as it was read.
    ///   - bytes: The body's exact bytes, for a body that has yet to be read.
    ///   - head: The request's head.
    ///   - saysJSON: Whether the `Content-Type` says JSON.
    ///   - provider: The provider; nil when unknown.
    ///   - type: The event's type; nil when the payload has none.
    /// - Returns: The verdict with its errors.
    package static func check(
        _ body: BodyText, bytes: UnsafeRawBufferPointer, head: RequestHead, saysJSON: Bool,
        provider: ProviderDocument?, type: String?
    ) -> PayloadFinding {
        guard saysJSON || provider.map({ $0.content == .json && !isRead(head) && !isForm(head, of: $0) }) == true else {
            return .notChecked
        }
        var body = body
        if case .other = body { body = BodyText(reading: bytes) }
        switch body {
        case .other: return .notChecked
        case .broken(let error): return notJSON(error)
        case .json(let text): return check(text, provider: provider, type: type)
        }
    }

    /// The verdict on JSON, by a provider's document.
    ///
    /// - Parameters:
    ///   - text: The payload.
    ///   - provider: The provider; nil when unknown.
    ///   - type: The event's type; nil when the payload has none.
    /// - Returns: The verdict with its errors; not checked when there is no provider, or its bodies are no JSON.
    package static func check(_ text: JSONText, provider: ProviderDocument?, type: String?) -> PayloadFinding {
        guard let provider, provider.content == .json else { return repeated(text) }
        let known = type.flatMap { provider.schemas.validator(for: $0) }
        var finding = check(text, by: known ?? provider.schemas.envelope)
        if type == nil, finding.errors.isEmpty {
            // A document that does not know where the type is has nothing to hold a payload against.
            if provider.eventMembers.type.isEmpty {
                finding.verdict = .notChecked
                return finding
            }
            finding.errors = [noType(provider, text)]
        }
        finding.verdict = !finding.errors.isEmpty ? .invalid : known == nil ? .unknownEvent : .valid
        return finding
    }

    /// The verdict on JSON by any schemas: valid or invalid.
    package static func check(_ text: JSONText, by validator: SchemaValidator) -> PayloadFinding {
        var finding = repeated(text)
        let report = validator.validate(text)
        finding.undocumented = report.undocumented.map(\.description)
        finding.omitted = report.omitted
        finding.isGivenUp = report.isGivenUp
        if !report.notes.isEmpty { finding.schemaNotes = report.notes.map(\.description) }
        finding.errors = errors(report)
        finding.verdict = finding.errors.isEmpty ? .valid : .invalid
        return finding
    }

    /// Nothing but the names that are repeated.
    private static func repeated(_ text: JSONText) -> PayloadFinding {
        var finding = PayloadFinding.notChecked
        if !text.duplicateKeys.isEmpty {
            finding.duplicateKeys = text.duplicateKeys.prefix(listed).map { text.pointer(to: $0).description }
        }
        return finding
    }

    /// Envelope and event may both say the same of one place; it is told once.
    private static func errors(_ report: ValidationReport) -> [PayloadError] {
        var told: [PayloadError] = []
        for violation in report.errors {
            var error = PayloadError(
                instanceLocation: violation.instanceLocation.description,
                keywordLocation: violation.keywordLocation.description, error: violation.error,
                line: violation.line, column: violation.column, hint: violation.hint)
            error.absoluteKeywordLocation = violation.absoluteKeywordLocation
            let isTold = told.contains { $0.instanceLocation == error.instanceLocation && $0.error == error.error }
            if !isTold { told.append(error) }
        }
        return told
    }

    private static func noType(_ provider: ProviderDocument, _ text: JSONText) -> PayloadError {
        let places = provider.eventMembers.type.map(\.description).joined(separator: " or ")
        let position = text.position(of: text.root)
        return PayloadError(
            instanceLocation: "", keywordLocation: "", error: "expected the event type, a string, at \(places)",
            line: position.line, column: position.column)
    }

    /// The verdict on what should be JSON and is not.
    package static func notJSON(_ error: JSONSyntaxError) -> PayloadFinding {
        PayloadFinding(
            verdict: .notJSON,
            errors: [
                PayloadError(
                    instanceLocation: "", keywordLocation: "",
                    error: "not JSON: expected \(error.expected), found \(error.found)", line: error.line,
                    column: error.column, hint: error.hint)
            ])
    }

    /// Whether it is one of the forms that some senders of JSON send beside it.
    private static func isForm(_ head: RequestHead, of provider: ProviderDocument) -> Bool {
        provider.alsoSendsForms && MediaType.saysForm(head)
    }

    private static func isRead(_ head: RequestHead) -> Bool {
        head.isMethod("GET") || head.isMethod("HEAD") || head.isMethod("OPTIONS")
    }
}
