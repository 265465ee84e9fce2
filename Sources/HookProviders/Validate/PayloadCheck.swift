internal import HookBody
package import HookModel
package import JSONSchema
package import JSONText
internal import NIOCore

/// Judges payloads by their provider's schemas.
package enum PayloadCheck {
    /// The verdict on a body, in the words that the README explains.
    ///
    /// - Parameters:
    ///   - body: The body as the provider means it.
    ///   - head: The request's head.
    ///   - provider: The provider; nil when unknown.
    ///   - type: The event's type; nil when the payload has none.
    /// - Returns: The verdict with its errors.
    package static func check(
        _ body: RequestBody, head: RequestHead, provider: ProviderDocument?, type: String?
    ) -> PayloadFinding {
        var finding = unnoted(body, head, provider, type)
        finding.kind = body.kind
        finding.notes = body.notes
        return finding
    }

    private static func unnoted(
        _ body: RequestBody, _ head: RequestHead, _ provider: ProviderDocument?, _ type: String?
    ) -> PayloadFinding {
        if body.isHidden { return .notChecked }
        switch body.kind {
        case .json, .formJSON: break
        case .ndjson: return lines(body, provider, type)
        case .form, .query:
            guard let provider else { return .notChecked }
            if provider.content == .json {
                // Some senders of JSON send forms beside it, which are no events.
                return provider.alsoSendsForms ? .notChecked : formForJSON
            }
        case nil:
            // What a specification carries may be anything, unless it says that it is JSON.
            let isDue =
                provider.map {
                    $0.content == .json && !$0.isSpecification && !isRead(head) && !isForm(head, of: $0)
                } ?? false
            guard body.saysJSON || isDue else { return .notChecked }
        }
        // What is due as JSON is read as such, whatever it begins with.
        var read = body.text
        if case .other = read { read = BodyText(reading: body.bytes) }
        switch read {
        case .json(let text):
            var finding = check(text, provider: provider, type: type)
            for index in finding.errors.indices {
                guard let pointer = JSONPointer(parsing: finding.errors[index].instanceLocation),
                    let column = body.column(of: pointer)
                else { continue }
                (finding.errors[index].line, finding.errors[index].column) = (1, column)
            }
            return finding
        case .broken(let error): return notJSON(error)
        case .other: return .notChecked
        }
    }

    /// A form where JSON was due.
    private static let formForJSON = PayloadFinding(
        verdict: .notJSON,
        errors: [
            PayloadError(
                instanceLocation: "", keywordLocation: "",
                error: "not JSON: the body is a form (application/x-www-form-urlencoded)", line: 1, column: 1,
                hint: "have the sender send application/json")
        ])

    /// The verdict on JSON, by a provider's document: on each event where it holds several.
    ///
    /// - Parameters:
    ///   - text: The payload.
    ///   - provider: The provider; nil when unknown.
    ///   - type: The event's type; nil when the payload has none.
    /// - Returns: The verdict with its errors; not checked when there is no provider.
    package static func check(_ text: JSONText, provider: ProviderDocument?, type: String?) -> PayloadFinding {
        guard let provider else { return repeated(text) }
        guard let batch = provider.batch else {
            var finding = event(text, at: text.root, provider, type)
            if !text.duplicateKeys.isEmpty { finding.duplicateKeys = repeated(text).duplicateKeys }
            return finding
        }
        var finding = repeated(text)
        if let array = batch.array(in: text) {
            finding.merge(events(text, in: array, provider, type))
        } else {
            finding.merge(batch.isRequired ? noArray(batch, text) : event(text, at: text.root, provider, type))
        }
        return finding
    }

    /// The verdict on one event, which may be part of a payload.
    static func event(
        _ text: JSONText, at node: JSONText.Node, _ provider: ProviderDocument, _ type: String?
    ) -> PayloadFinding {
        let event = type.flatMap(provider.schemas.event)
        let isDescribed = event?.isDescribed ?? false
        var finding = judged(text, at: node, by: event?.validator ?? provider.schemas.envelope)
        if finding.errors.isEmpty {
            let isKnown = event != nil || provider.isSpecification
            if type != nil {
                finding.verdict = isDescribed ? .valid : isKnown ? .notDescribed : .unknownEvent
            } else if provider.eventMembers.type.isEmpty {
                // A document that does not know where the type is has nothing to hold a payload against.
                finding.verdict = .notChecked
            } else {
                finding.errors = [noType(provider, text, node)]
                finding.verdict = .invalid
            }
        }
        // What a document leaves out on purpose is no surprise.
        if provider.isPartial { (finding.undocumented, finding.undocumentedOmitted) = ([], 0) }
        return finding
    }

    /// The verdict on JSON by any schemas: valid or invalid.
    package static func check(_ text: JSONText, by validator: SchemaValidator) -> PayloadFinding {
        var finding = repeated(text)
        finding.merge(judged(text, at: text.root, by: validator))
        return finding
    }

    private static func judged(
        _ text: JSONText, at node: JSONText.Node, by validator: SchemaValidator
    ) -> PayloadFinding {
        let report = validator.validate(text, at: node)
        var finding = PayloadFinding.notChecked
        finding.undocumented = report.undocumented.map(\.description)
        finding.undocumentedOmitted = report.undocumentedOmitted
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
            finding.duplicateKeys = text.duplicateKeys.prefix(PayloadFinding.listed).map {
                text.pointer(to: $0).description
            }
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

    private static func noType(
        _ provider: ProviderDocument, _ text: JSONText, _ node: JSONText.Node
    ) -> PayloadError {
        let places = provider.eventMembers.type.map(\.description).joined(separator: " or ")
        let position = text.position(of: node)
        return PayloadError(
            instanceLocation: text.pointer(to: node).description, keywordLocation: "",
            error: "expected the event type, a string, at \(places)",
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
