internal import HookBody
package import HookModel
internal import NIOCore

/// What a signer has to know of a request beside its body.
package struct SigningContext: Sendable {
    /// The URL that the request goes to, for schemes that sign it.
    package var url: SenderURL?
    /// The id that goes with the signature, where the scheme has one; a new one unless given.
    package var id: String?
    /// Whether the body is a form.
    package var isForm: Bool
    /// The body's `Content-Encoding`.
    package var encoding: String?

    /// Makes a context; by default a plain body that is no form.
    package init(url: SenderURL? = nil, id: String? = nil, isForm: Bool = false, encoding: String? = nil) {
        self.url = url
        self.id = id
        self.isForm = isForm
        self.encoding = encoding
    }

    /// The context of a request that is sent again.
    package init(_ head: RequestHead, url: SenderURL?) {
        self.init(
            url: url,
            isForm: head.block.bytes.withUnsafeReadableBytes { raw in
                MediaType.saysForm(HeaderLines(head.block, in: raw))
            }, encoding: head.block.string("Content-Encoding"))
    }
}
