internal import HookModel
internal import NIOCore

/// Quick looks at a head, before its lines are read.
enum HeadSigns {
    private static let encoding = TextSearch("content-encoding")
    private static let form = TextSearch("x-www-form-urlencoded")
    private static let multipart = TextSearch("multipart/")

    /// Whether it may name content codings.
    static func namesCodings(_ head: UnsafeRawBufferPointer) -> Bool { encoding?.isIn(head) ?? false }

    /// Whether it says that the body is a form.
    static func saysForm(_ head: UnsafeRawBufferPointer) -> Bool {
        form?.isIn(head) ?? false && request(head).map { MediaType.saysForm($0) } ?? false
    }

    /// Whether it says that the body has parts.
    static func saysMultipart(_ head: UnsafeRawBufferPointer) -> Bool {
        multipart?.isIn(head) ?? false && request(head).map { MediaType.saysMultipart($0) } ?? false
    }

    /// The head with its lines; nil for a damaged one.
    static func request(_ head: UnsafeRawBufferPointer) -> RequestHead? {
        RequestHead(stored: ByteBuffer(bytes: head))
    }
}
