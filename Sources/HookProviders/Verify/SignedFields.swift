package import HookBody
package import HookCrypto
package import HookModel
internal import JSONText

/// What signature schemes read in one request.
///
/// Head and body are lent. What a scheme does not ask for is not read: `Needs` says what to read.
package struct SignedFields {
    /// What some schemes have to read beside head and body.
    package struct Needs: Sendable, Equatable {
        package var json: Bool
        package var form: Bool
        package var plainBody: Bool
        package var url: Bool

        package init(json: Bool = false, form: Bool = false, plainBody: Bool = false, url: Bool = false) {
            self.json = json
            self.form = form
            self.plainBody = plainBody
            self.url = url
        }
    }

    package let lines: HeaderLines
    /// The body's exact bytes.
    package let body: UnsafeRawBufferPointer
    /// The URL as the sender addressed it.
    package let url: [UInt8]?
    /// The body read; nil where no scheme looks into it, which is nearly always.
    private let inside: DecodedBody?

    /// Reads what is needed.
    ///
    /// - Parameters:
    ///   - lines: The header lines.
    ///   - body: The body's exact bytes.
    ///   - text: The body as JSON where it was read already.
    ///   - url: The URL as the sender addressed it.
    ///   - needs: What to read.
    package init(_ lines: HeaderLines, body: UnsafeRawBufferPointer, text: BodyText?, url: [UInt8]?, _ needs: Needs) {
        self.lines = lines
        self.body = body
        self.url = url
        inside =
            needs.json || needs.form || needs.plainBody
            ? DecodedBody(lines, body: body, text: text, needs) : nil
    }

    /// What stands in a place.
    package func text(at place: SignatureScheme.Place) -> PlaceText {
        switch place {
        case .header(let name):
            switch lines.value(of: name) {
            case .absent: .absent
            case .single(let text): .single(.lent(text))
            case .conflicting: .conflicting
            }
        case .body(let pointer): inside?.json.map { SignedFields.text(at: pointer, in: $0) } ?? .absent
        case .form(let name): inside?.form?.value(of: Array(name.utf8)) ?? .absent
        }
    }

    /// Whether the request says that its body is a form; known only where a scheme asks for forms.
    package var isForm: Bool { inside?.isForm ?? false }

    /// Whether the body has a `Content-Encoding`; known only where a scheme asks for the plain body.
    package var isEncoded: Bool { inside?.isEncoded ?? false }

    /// The parameters of a form body, sorted and joined; nil when the body is neither a form nor empty.
    package var params: [UInt8]? {
        if let inside, inside.isForm { return inside.form?.sorted }
        return body.isEmpty ? [] : nil
    }

    /// The body as it was before its `Content-Encoding`; nil when that cannot be undone.
    package var plainBody: Message.Piece? {
        guard let inside, inside.isEncoded else { return .lent(body) }
        return inside.plain.map { .owned($0) }
    }

    /// A string, or a number as it was sent.
    private static func text(at pointer: JSONPointer, in json: JSONText) -> PlaceText {
        guard let node = json.find(pointer) else { return .absent }
        switch json.kind(of: node) {
        case .string: return json.string(of: node).map { .single(.owned(Array($0.utf8))) } ?? .conflicting
        case .number: return .single(.lent(json.bytes(of: node)))
        case .null: return .absent
        default: return .conflicting
        }
    }
}
