internal import HookBody
import HookModel
internal import JSONSchema
internal import JSONText

extension PayloadCheck {
    /// The verdict on an array of events, each by the schema of its own type.
    static func events(
        _ text: JSONText, in array: JSONText.Node, _ provider: ProviderDocument, _ type: String?,
        into finding: inout PayloadFinding
    ) {
        var count = 0
        for node in text.elements(of: array) {
            let own = provider.event(in: text, at: node) { _ in nil }.type ?? type
            count += 1
            if finding.errors.count >= PayloadFinding.listed, isInvalid(text, at: node, provider, own) {
                // Where it is wrong is not shown any more, so it is not looked for.
                finding.omitted += 1
                continue
            }
            if count == 1 {
                event(text, at: node, provider, own, into: &finding)
            } else {
                var next = PayloadFinding.notChecked
                event(text, at: node, provider, own, into: &next)
                finding.add(next)
            }
        }
        if count == 0 { finding.fail(.invalid, noEvents(text, array)) }
    }

    private static func isInvalid(
        _ text: JSONText, at node: JSONText.Node, _ provider: ProviderDocument, _ type: String?
    ) -> Bool {
        let validator = type.flatMap(provider.schemas.event)?.validator ?? provider.schemas.envelope
        return !validator.accepts(text, at: node) || type == nil && !provider.eventMembers.type.isEmpty
    }

    /// The verdict on JSON texts, one a line; places are those of a list of the lines.
    static func lines(
        _ body: RequestBody, _ provider: ProviderDocument?, _ type: String?, into finding: inout PayloadFinding
    ) {
        var isFirst = true
        for (index, line) in JSONLines(body.bytes).enumerated() {
            var next: PayloadFinding
            switch BodyText(reading: line.bytes) {
            case .json(let text):
                next = check(text, provider: provider, type: provider?.event(in: .json(text)).type ?? type)
            case .broken(let error): next = notJSON(error)
            case .other: continue
            }
            next.move(toLine: line.number, index: index)
            if isFirst { finding.verdict = .valid }
            isFirst = false
            finding.add(next)
        }
    }

    private static func noEvents(_ text: JSONText, _ array: JSONText.Node) -> PayloadError {
        let position = text.position(of: array)
        return PayloadError(
            instanceLocation: text.pointer(to: array).description, keywordLocation: "",
            error: "expected at least one event, found an empty array", line: position.line,
            column: position.column)
    }

    /// The array of events is not where every body of the provider has it.
    static func noArray(_ batch: BatchRule, _ text: JSONText) -> PayloadError {
        let found = text.find(batch.place)
        let position = text.position(of: found ?? text.root)
        let place = batch.place.tokens.isEmpty ? "" : " at \(batch.place)"
        let what = found.map { node in text.withView { ValuePreview.text(of: node.position, in: $0) } } ?? "none"
        return PayloadError(
            instanceLocation: found == nil ? "" : batch.place.description, keywordLocation: "",
            error: "expected an array of events\(place), found \(what)", line: position.line,
            column: position.column)
    }
}

extension PayloadFinding {
    /// Moves the places of one line's findings to where the line is.
    fileprivate mutating func move(toLine number: Int, index: Int) {
        for place in errors.indices {
            errors[place].line += number - 1
            errors[place].instanceLocation = "/\(index)" + errors[place].instanceLocation
        }
        undocumented = undocumented.map { "/\(index)" + $0 }
        duplicateKeys = duplicateKeys.map { "/\(index)" + $0 }
    }
}
