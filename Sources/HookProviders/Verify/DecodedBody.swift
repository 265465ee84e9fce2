package import HookBody
package import HookModel
package import JSONText

/// What schemes read inside a body; the bytes are lent.
///
/// A class, so that requests whose schemes look into no body carry nothing of it.
package final class DecodedBody {
    /// The body as JSON.
    package let json: JSONText?
    /// Whether the request says that its body is a form.
    package let isForm: Bool
    /// The form's parameters; nil when there are too many.
    package let form: FormParameters?
    /// Whether the body has a `Content-Encoding`.
    package let isEncoded: Bool
    /// The body as it was before it; nil when that cannot be undone.
    package let plain: [UInt8]?

    private static let contentEncoding: HeaderName = "Content-Encoding"

    package init(_ lines: HeaderLines, body: UnsafeRawBufferPointer, text: BodyText?, _ needs: SignedFields.Needs) {
        if needs.json, case .json(let json) = text ?? BodyText(reading: body) { self.json = json } else { json = nil }
        isForm = needs.form && MediaType.saysForm(lines)
        form = isForm ? FormParameters(body) : nil
        let encoding = needs.plainBody ? lines.first(DecodedBody.contentEncoding) : nil
        isEncoded = encoding.map { !$0.isEmpty && !DecodedBody.isIdentity($0) } ?? false
        plain = isEncoded ? encoding.flatMap { Inflater.inflate(body, encoding: $0) } : nil
    }

    private static func isIdentity(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == 8 && zip(text, "identity".utf8).allSatisfy { HeaderName.fold($0) == $1 }
    }
}
