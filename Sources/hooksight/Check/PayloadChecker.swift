internal import HookBody
import HookModel
import HookProviders
import JSONSchema
import JSONText

/// Judges payloads that are not requests: by a schema of the user's own, or by their provider's document.
struct PayloadChecker: Sendable {
    /// By what payloads are judged.
    enum Rule: Sendable {
        case schema(SchemaValidator)
        case provider(ProviderDocument)
        case identified
    }

    /// Gives the value of the first line of a header.
    typealias Headers = (HeaderName) -> String?

    private let catalog: Catalog
    private let identifier: PayloadIdentifier
    private let rule: Rule
    private let event: String?
    private let leavesOutUnknown: Bool

    /// Makes a checker.
    ///
    /// - Parameters:
    ///   - catalog: The known providers.
    ///   - rule: By what payloads are judged.
    ///   - event: The type of payloads that do not tell theirs.
    ///   - leavesOutUnknown: Whether payloads of no known provider do not count.
    init(_ catalog: Catalog, rule: Rule, event: String?, leavesOutUnknown: Bool = false) {
        self.catalog = catalog
        self.rule = rule
        self.event = event
        self.leavesOutUnknown = leavesOutUnknown
        identifier = PayloadIdentifier(catalog)
    }

    /// Judges a payload.
    ///
    /// - Parameters:
    ///   - bytes: The payload.
    ///   - place: Where it is.
    ///   - known: The provider as it was told when the payload was received.
    ///   - headers: Gives the value of a header of its request; nil for a payload that is no request's.
    /// - Returns: What was found out, or why it could not be checked.
    func check(
        _ bytes: UnsafeRawBufferPointer, at place: PayloadPlace, known: Identification? = nil, headers: Headers? = nil
    ) -> CheckedPayload {
        var checked = CheckedPayload(place: place)
        let text: JSONText
        switch BodyText(reading: bytes) {
        case .json(let json): text = json
        case .broken(let error):
            checked.finding = PayloadCheck.notJSON(error)
            // A request of nobody known need not be JSON at all; a file of payloads does.
            checked.isLeftOut = leavesOutUnknown && headers != nil
            return checked
        case .other: return checked
        }
        switch rule {
        case .schema(let validator): checked.finding = PayloadCheck.check(text, by: validator)
        case .provider(let document): check(text, headers, by: document, into: &checked)
        case .identified:
            let found = known?.provider == nil ? identifier.identify(text, folder: place.folder) : known
            checked.because = found?.because ?? []
            if let document = found?.provider.flatMap(catalog.document) {
                check(text, headers, by: document, into: &checked)
            } else {
                checked.problem = unidentified(found)
                checked.isLeftOut = leavesOutUnknown
            }
        }
        // What was given up is neither valid nor invalid.
        if checked.finding.isGivenUp { checked.problem = checked.finding.errors.first?.error }
        return checked
    }

    /// Validates the body of a stored request as the listener does.
    ///
    /// - Parameters:
    ///   - head: The request's head.
    ///   - bytes: The body.
    ///   - place: How it is named.
    ///   - known: The provider as it was identified when the request was received.
    /// - Returns: What was found out, or why it could not be checked.
    func check(
        _ head: RequestHead, _ bytes: UnsafeRawBufferPointer, at place: PayloadPlace, known: Identification?
    ) -> CheckedPayload {
        RequestBody.read(bytes, head) { body in
            let named: ProviderDocument? =
                switch rule {
                case .schema: nil
                case .provider(let document): document
                case .identified: known?.provider.flatMap(catalog.document)
                }
            guard let document = named else {
                return check(body.bytes, at: place, known: known) { head.block.string($0) }
            }
            return body.read(for: document, head) { body in
                var checked = CheckedPayload(place: place)
                checked.because = known?.because ?? []
                checked.provider = document.id
                let events = document.events(in: body, head)
                checked.event = events.first.type ?? event
                checked.finding = PayloadCheck.check(body, head: head, provider: document, type: checked.event)
                explain(document, events.batch, &checked)
                return checked
            }
        }
    }

    private func check(
        _ text: JSONText, _ headers: Headers?, by document: ProviderDocument, into checked: inout CheckedPayload
    ) {
        checked.provider = document.id
        checked.event = document.event(in: .json(text), header: headers ?? { _ in nil }).type ?? event
        if checked.event == nil, headers == nil, let names = document.eventMembers.typeHeaders {
            checked.event = named(checked.place, document)
            if checked.event == nil {
                checked.problem =
                    "\(document.id) tells the event in the header \(names), and a file has none; name the event with "
                    + "--as-event TYPE, or the file after it"
                return
            }
        }
        checked.finding = PayloadCheck.check(text, provider: document, type: checked.event)
        explain(document, document.events(in: text), &checked)
    }

    /// Says why a payload could not be checked.
    private func explain(_ document: ProviderDocument, _ batch: EventBatch?, _ checked: inout CheckedPayload) {
        switch checked.finding.verdict {
        case .unknownEvent:
            let types = batch?.types.compactMap(\.type) ?? []
            let unknown = types.first { document.event($0) == nil } ?? checked.event ?? ""
            checked.problem = unlisted(unknown, of: document)
        case .notChecked where document.eventMembers.type.isEmpty:
            checked.problem =
                "the document of \(document.id) does not say where the type of an event is; name the event with "
                + "--as-event TYPE, or a schema with --schema FILE"
        case .notChecked:
            checked.problem =
                checked.finding.notes.last ?? "no event of \(document.id); name a schema with --schema FILE"
        case .valid, .invalid, .notDescribed, .notJSON: break
        }
        // What was given up is neither valid nor invalid.
        if checked.finding.isGivenUp { checked.problem = checked.finding.errors.first?.error }
    }

    /// The event that the file is named after, where a header tells it; `orders/create` is `orders.create` there.
    private func named(_ place: PayloadPlace, _ document: ProviderDocument) -> String? {
        document.events.first { event in
            String(event.type.map { $0 == "/" || $0 == ":" ? "." : $0 }) == place.stem
        }?.type
    }

    private func unidentified(_ found: Identification?) -> String {
        guard let found, found.nearest == nil else {
            let near = found?.nearest.map { "; \($0.text)" } ?? ""
            return "cannot tell the provider\(near); name one with --as-provider ID (hooksight providers), "
                + "or a schema with --schema FILE"
        }
        return "more than one provider may have sent it (\(found.because.joined(separator: ", "))); "
            + "name one with --as-provider ID"
    }

    private func unlisted(_ event: String, of document: ProviderDocument) -> String {
        let near = NameDistance.nearest(to: event, among: document.events.map(\.type))
        let next = near.map { "did you mean \"\($0)\"?" } ?? "`hooksight providers \(document.id)` lists them"
        return "\(document.id) has no event \"\(event)\"; \(next)"
    }
}
