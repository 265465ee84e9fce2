internal import HookBody
internal import HookCrypto
internal import HookModel
internal import JSONText

/// A request on its way to being signed.
struct SigningDraft {
    private let scheme: SignatureScheme
    private let isForm: Bool
    private let encoding: String?
    private let id: String
    private var url: SenderURL?
    /// The timestamp's text; empty where the scheme has none.
    let time: String
    private(set) var body: [UInt8]
    private(set) var headers: [HeaderLine] = []
    private(set) var query: String?

    init(_ scheme: SignatureScheme, body: [UInt8], _ context: SigningContext, at now: Timestamp) {
        self.scheme = scheme
        self.body = body
        isForm = context.isForm
        encoding = context.encoding
        url = context.url
        id = context.id ?? FreshID.plain()
        time = scheme.timestamp?.text(now) ?? ""
        if let place = scheme.id { set(id, at: place) }
        if let place = scheme.timestamp?.place { set(time, at: place) }
    }

    /// Adds a header line; what stands in the body is left alone.
    mutating func set(_ text: String, at place: SignatureScheme.Place) {
        guard case .header(let name) = place else { return }
        headers.append(HeaderLine(name: name.description, value: text))
    }

    /// Puts id and time into the body, where they stand there.
    mutating func fillBody() throws(SampleError) {
        if let place = scheme.id, !place.isHeader { try put(id, at: place) }
        if let place = scheme.timestamp?.place, !place.isHeader { try put(time, at: place) }
    }

    /// Puts the body's digest into the URL, where the body is not signed itself.
    mutating func addDigest() {
        guard let rule = scheme.bodyHash, !isForm, !body.isEmpty,
            let digest = try? body.withUnsafeBytes({ try Digest(rule.algorithm).hash($0) })
        else { return }
        let parameter = "\(rule.parameter)=\(rule.encoding.text(digest))"
        query = parameter
        url = url.map { url in
            SenderURL(url.bytes + (url.bytes.contains(UInt8(ascii: "?")) ? "&" : "?").utf8 + parameter.utf8)
        }
    }

    /// What is signed.
    ///
    /// - Throws: `SampleError.noURL` when the scheme signs the URL and it is not known.
    func message() throws(SampleError) -> Message {
        if scheme.algorithm == .token { return Message() }
        let values = ContentValues(
            id: .owned(Array(id.utf8)), timestamp: .owned(Array(time.utf8)), url: url?.bytes, params: params,
            body: .whole(.owned(scheme.signsDecompressed ? plainBody : body)))
        do throws(ContentValues.Missing) {
            return try scheme.content.message(from: values)
        } catch {
            // The URL is all that a sender may not know.
            throw .noURL
        }
    }

    /// The parameters that are signed: none where a digest in the URL stands for the body.
    private var params: [UInt8] {
        guard isForm, query == nil, scheme.content.signsParams else { return [] }
        return body.withUnsafeBytes { FormParameters($0)?.sorted ?? [] }
    }

    private var plainBody: [UInt8] {
        guard let encoding else { return body }
        return Array(encoding.utf8).withUnsafeBytes { name in
            body.withUnsafeBytes { Inflater.inflate($0, encoding: name) }
        } ?? body
    }

    /// Puts a text into its place, be it in the body.
    mutating func put(_ text: String, at place: SignatureScheme.Place) throws(SampleError) {
        switch place {
        case .header: set(text, at: place)
        case .body(let pointer):
            // A time that the body has as a number stays one.
            let isNumber = (try? JSONDocument(body))?[pointer]?.kind == .number
            let edit = (isNumber ? JSONNumber(text) : nil).map { JSONEdit.setting(pointer, to: $0) }
            do { body = try (edit ?? .setting(pointer, to: text)).apply(to: body) } catch {
                throw .noPlaceInBody("\(pointer)", error)
            }
        case .form(let name): body = FormText.setting(name, to: text, in: body)
        }
    }
}

extension SignatureScheme.Place {
    /// Whether it is a header.
    var isHeader: Bool {
        if case .header = self { true } else { false }
    }
}
