package import HookModel
package import NIOCore

/// What an app answered.
package struct TargetResponse: Sendable, Hashable {
    /// How much of a body is kept unless more is asked for, in bytes.
    package static let keptBodyBytes = 64 * 1024
    /// How much of a body is read and counted, in bytes; the connection closes after more.
    package static let readBodyBytes = 32 * 1024 * 1024

    /// The status code, 200 or above; informational answers are passed over.
    package var status: Int
    /// The header lines in order; bytes that are not UTF-8 are replaced.
    package var headers: [HeaderLine]
    /// The body's first bytes, at most `keptBodyBytes` unless more was asked for.
    package var body: ByteBuffer
    /// The body's size in bytes, chunk framing removed; just above `readBodyBytes` where reading stopped there.
    package var bodySize: Int
    /// How the body ended; where it is not `whole`, `body` is what came of it.
    package var bodyEnd: BodyEnd

    /// The bytes of `body`, for callers without SwiftNIO.
    package var keptBody: [UInt8] { Array(body.readableBytesView) }

    /// Whether the body was longer than what is kept.
    package var isTruncated: Bool { bodySize > body.readableBytes }

    /// The phrase that goes with the status, not the app's own wording; empty for a status without a phrase.
    package var reason: String { ReasonPhrase.of(status).description }

    /// Makes an answer from its parts.
    package init(
        status: Int, headers: [HeaderLine], body: ByteBuffer, bodySize: Int, bodyEnd: BodyEnd = .whole
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.bodySize = bodySize
        self.bodyEnd = bodyEnd
    }

    /// The value of the first header line of a name, case aside; nil when there is none.
    package func header(_ name: HeaderName) -> String? {
        headers.first { HeaderName($0.name) == name }?.value
    }
}
