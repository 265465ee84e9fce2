package import HookBody
package import HookModel
internal import JSONText
internal import NIOCore

/// A request's body as the stages after capture look at it: content codings undone, forms and queries as objects of
/// their parameters.
///
/// The bytes are lent: a value is valid only inside the closure that it is given to.
package struct RequestBody {
    /// As what it was read.
    package let kind: BodyKind?
    /// The body as JSON: as it came, or made of its parameters; of JSON lines the first.
    package let text: BodyText
    /// The bytes with their content codings undone.
    package let bytes: UnsafeRawBufferPointer
    /// What a reader should know: codings that were undone, labels that are wrong.
    package private(set) var notes: [String] = []
    /// Whether a content coding hides what it is.
    package private(set) var isHidden = false
    /// Whether the `Content-Type` says JSON.
    package let saysJSON: Bool
    private let object: FormObject?

    /// Where an error in the value that a pointer leads to is shown, from 1; nil where the text has places of its own.
    func column(of pointer: JSONPointer) -> Int? { object.map { $0.place(of: pointer) + 1 } }

    /// Reads the body of a request.
    package static func read<Result>(
        _ bytes: UnsafeRawBufferPointer, _ head: RequestHead, _ use: (RequestBody) throws -> Result
    ) rethrows -> Result {
        let codings = ContentCodings(head)
        switch codings.undo(bytes) {
        case .plain: return try read(bytes, head, notes: [], use)
        case .decoded(let plain):
            let note = "\(codings.names.joined(separator: ", ")): \(plain.count) bytes when decoded"
            return try plain.withUnsafeBytes { try read($0, head, notes: [note], use) }
        case .unknown(let name): return try use(hidden(bytes, "the content coding \(name) is not known"))
        case .tooLong(let name):
            let limit = ContentCodings.lengthLimit(of: bytes.count)
            return try use(hidden(bytes, "\(name): longer than \(limit) bytes when decoded"))
        case .broken(let name):
            return try read(bytes, head, notes: ["Content-Encoding says \(name), the body is not"], use)
        }
    }

    private static func hidden(_ bytes: UnsafeRawBufferPointer, _ note: String) -> RequestBody {
        var body = RequestBody(kind: nil, text: .other, bytes: bytes, saysJSON: false, object: nil)
        body.notes = [note]
        body.isHidden = true
        return body
    }

    private static func read<Result>(
        _ bytes: UnsafeRawBufferPointer, _ head: RequestHead, notes: [String], _ use: (RequestBody) throws -> Result
    ) rethrows -> Result {
        let saysJSON = MediaType.saysJSON(head)
        let text = BodyText(bytes, saysJSON: saysJSON)
        if case .json = text {} else if JSONLines.isBody(bytes, head) { return try use(lines(bytes, notes: notes)) }
        if !saysJSON, MediaType.saysForm(head) {
            if case .json = text {
                var body = RequestBody(kind: .json, text: text, bytes: bytes, saysJSON: false, object: nil)
                body.notes = notes + ["Content-Type says a form, the body is JSON"]
                return try use(body)
            }
            if let parameters = FormParameters(bytes) {
                return try of(parameters, .form, bytes, notes: notes, use)
            }
        }
        let kind: BodyKind? = if case .json = text { .json } else { nil }
        var body = RequestBody(kind: kind, text: text, bytes: bytes, saysJSON: saysJSON, object: nil)
        body.notes = notes
        return try use(body)
    }

    private static func lines(_ bytes: UnsafeRawBufferPointer, notes: [String]) -> RequestBody {
        var lines = JSONLines(bytes)
        let first = lines.next().map { BodyText(reading: $0.bytes) } ?? .other
        var body = RequestBody(kind: .ndjson, text: first, bytes: bytes, saysJSON: false, object: nil)
        body.notes = notes
        return body
    }

    private static func of<Result>(
        _ parameters: FormParameters, _ kind: BodyKind, _ bytes: UnsafeRawBufferPointer, notes: [String],
        _ use: (RequestBody) throws -> Result
    ) rethrows -> Result {
        let object = FormObject(parameters)
        return try object.json.withUnsafeBytes { json in
            var body = RequestBody(
                kind: kind, text: BodyText(reading: json), bytes: bytes, saysJSON: false, object: object)
            body.notes = notes
            return try use(body)
        }
    }

    /// Reads it as a provider means it: the JSON in a parameter, the query where there is no body.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - head: The request's head.
    ///   - use: Gets the body as the provider means it.
    /// - Returns: What `use` returns.
    package func read<Result>(
        for provider: ProviderDocument, _ head: RequestHead, _ use: (RequestBody) throws -> Result
    ) rethrows -> Result {
        if kind == .form, let name = provider.formJSON, case .json(let form) = text,
            let node = form.find(JSONPointer([name])), let inner = form.string(of: node)
        {
            return try Array(inner.utf8).withUnsafeBytes { inner in
                var body = RequestBody(
                    kind: .formJSON, text: BodyText(reading: inner), bytes: bytes, saysJSON: false, object: nil)
                body.notes = notes + ["read from the form's parameter \(name)"]
                return try use(body)
            }
        }
        guard provider.content == .form, kind == nil, !isHidden else { return try use(self) }
        if bytes.isEmpty {
            return try head.block.bytes.withUnsafeReadableBytes { raw in
                guard let query = FormParameters(queryOf: head, raw), !query.isEmpty else { return try use(self) }
                return try RequestBody.of(query, .query, bytes, notes: notes, use)
            }
        }
        guard bytes.contains(UInt8(ascii: "=")), let parameters = FormParameters(bytes) else { return try use(self) }
        return try RequestBody.of(
            parameters, .form, bytes, notes: notes + ["the body is a form, and Content-Type does not say so"], use)
    }
}
