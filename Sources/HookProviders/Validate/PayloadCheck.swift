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
        var finding = PayloadFinding.notChecked
        check(body, head: head, provider: provider, type: type, into: &finding)
        return finding
    }

    /// The same, filled into a finding that says nothing yet: large values are not copied from stage to stage.
    static func check(
        _ body: RequestBody, head: RequestHead, provider: ProviderDocument?, type: String?,
        into finding: inout PayloadFinding
    ) {
        finding.kind = body.kind
        finding.notes = body.notes
        if body.isHidden { return }
        switch body.kind {
        case .json, .formJSON: break
        case .ndjson: return lines(body, provider, type, into: &finding)
        case .form, .query:
            guard let provider else { return }
            if provider.content == .json {
                // Some senders of JSON send forms beside it, which are no events.
                if !provider.alsoSendsForms { finding.fail(.notJSON, formForJSON) }
                return
            }
        case nil:
            // What a specification carries may be anything, unless it says that it is JSON.
            let isDue =
                provider.map {
                    $0.content == .json && !$0.isSpecification && !isRead(head) && !isForm(head, of: $0)
                } ?? false
            guard body.saysJSON || isDue else { return }
        }
        // What is due as JSON is read as such, whatever it begins with.
        if case .other = body.text {
            check(BodyText(reading: body.bytes), of: body, provider, type, into: &finding)
        } else {
            check(body.text, of: body, provider, type, into: &finding)
        }
    }

    private static func check(
        _ text: BodyText, of body: RequestBody, _ provider: ProviderDocument?, _ type: String?,
        into finding: inout PayloadFinding
    ) {
        switch text {
        case .json(let text):
            check(text, provider: provider, type: type, into: &finding)
            for index in finding.errors.indices {
                guard let pointer = JSONPointer(parsing: finding.errors[index].instanceLocation),
                    let column = body.column(of: pointer)
                else { continue }
                (finding.errors[index].line, finding.errors[index].column) = (1, column)
            }
        case .broken(let error): finding.fail(.notJSON, notJSON(error))
        case .other: return
        }
    }

    /// A form where JSON was due.
    private static let formForJSON = PayloadError(
        instanceLocation: "", keywordLocation: "",
        error: "not JSON: the body is a form (application/x-www-form-urlencoded)", line: 1, column: 1,
        hint: "have the sender send application/json")

    /// The verdict on JSON, by a provider's document: on each event where it holds several.
    ///
    /// - Parameters:
    ///   - text: The payload.
    ///   - provider: The provider; nil when unknown.
    ///   - type: The event's type; nil when the payload has none.
    /// - Returns: The verdict with its errors; not checked when there is no provider.
    package static func check(_ text: JSONText, provider: ProviderDocument?, type: String?) -> PayloadFinding {
        var finding = PayloadFinding.notChecked
        check(text, provider: provider, type: type, into: &finding)
        return finding
    }

    static func check(
        _ text: JSONText, provider: ProviderDocument?, type: String?, into finding: inout PayloadFinding
    ) {
        noteRepeated(text, in: &finding)
        guard let provider else { return }
        guard let batch = provider.batch else {
            return event(text, at: text.root, provider, type, into: &finding)
        }
        if let array = batch.array(in: text) {
            events(text, in: array, provider, type, into: &finding)
        } else if batch.isRequired {
            finding.fail(.invalid, noArray(batch, text))
        } else {
            event(text, at: text.root, provider, type, into: &finding)
        }
    }

    /// The verdict on one event, which may be part of a payload.
    static func event(
        _ text: JSONText, at node: JSONText.Node, _ provider: ProviderDocument, _ type: String?,
        into finding: inout PayloadFinding
    ) {
        let event = type.flatMap(provider.schemas.event)
        validate(text, at: node, by: event?.validator ?? provider.schemas.envelope, into: &finding)
        if finding.errors.isEmpty {
            if type != nil {
                let isKnown = event != nil || provider.isSpecification
                finding.verdict =
                    event?.isDescribed ?? false ? .valid : isKnown ? .notDescribed : .unknownEvent
            } else if provider.eventMembers.type.isEmpty {
                // A document that does not know where the type is has nothing to hold a payload against.
                finding.verdict = .notChecked
            } else {
                finding.fail(.invalid, noType(provider, text, node))
            }
        }
        // What a document leaves out on purpose is no surprise.
        if provider.isPartial { (finding.undocumented, finding.undocumentedOmitted) = ([], 0) }
    }

    /// The verdict on JSON by any schemas: valid or invalid.
    package static func check(_ text: JSONText, by validator: SchemaValidator) -> PayloadFinding {
        var finding = PayloadFinding.notChecked
        noteRepeated(text, in: &finding)
        validate(text, at: text.root, by: validator, into: &finding)
        return finding
    }

    private static func validate(
        _ text: JSONText, at node: JSONText.Node, by validator: SchemaValidator, into finding: inout PayloadFinding
    ) {
        let report = validator.validate(text, at: node)
        if !report.undocumented.isEmpty { finding.undocumented = report.undocumented.map(\.description) }
        finding.undocumentedOmitted = report.undocumentedOmitted
        finding.omitted = report.omitted
        finding.isGivenUp = report.isGivenUp
        if !report.notes.isEmpty { finding.schemaNotes = report.notes.map(\.description) }
        if !report.errors.isEmpty { finding.errors = errors(report) }
        finding.verdict = finding.errors.isEmpty ? .valid : .invalid
    }

    private static func noteRepeated(_ text: JSONText, in finding: inout PayloadFinding) {
        guard !text.duplicateKeys.isEmpty else { return }
        finding.duplicateKeys = text.duplicateKeys.prefix(PayloadFinding.listed).map {
            text.pointer(to: $0).description
        }
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
        PayloadFinding(verdict: .notJSON, errors: [notJSON(error)])
    }

    private static func notJSON(_ error: JSONSyntaxError) -> PayloadError {
        PayloadError(
            instanceLocation: "", keywordLocation: "",
            error: "not JSON: expected \(error.expected), found \(error.found)", line: error.line,
            column: error.column, hint: error.hint)
    }

    /// Whether it is one of the forms that some senders of JSON send beside it.
    private static func isForm(_ head: RequestHead, of provider: ProviderDocument) -> Bool {
        provider.alsoSendsForms && MediaType.saysForm(head)
    }

    private static func isRead(_ head: RequestHead) -> Bool {
        head.isMethod("GET") || head.isMethod("HEAD") || head.isMethod("OPTIONS")
    }
}

extension PayloadFinding {
    /// Takes the one error that decides.
    mutating func fail(_ verdict: PayloadVerdict, _ error: PayloadError) {
        self.verdict = verdict
        errors = [error]
    }
}
