internal import HookBody
internal import HookModel

/// What became of the content codings of a body that is shown.
package struct BodyDecoding: Sendable, Hashable {
    /// The codings in the order in which they were applied, in lower case.
    package let codings: [String]
    /// The size in bytes of the whole body without them; nil where it is not known, as the body ends early or goes on.
    package let size: Int?
    /// Why they are not undone, as a phrase; nil where they are.
    package let problem: String?

    /// What is shown in place of a body under content codings, and what is to be said of it.
    ///
    /// - Parameters:
    ///   - codings: The codings, at least one.
    ///   - body: The body as it came, or the start of it.
    ///   - isCut: Whether it is the start of it alone, or did not arrive whole.
    /// - Returns: The decoding, and the decoded bytes; no bytes where the body is shown as it came.
    static func undo(
        _ codings: ContentCodings, _ body: UnsafeRawBufferPointer, isCut: Bool
    ) -> (decoding: BodyDecoding, bytes: [UInt8]?) {
        let named = codings.names.joined(separator: ", ")
        func failed(_ problem: String) -> (BodyDecoding, [UInt8]?) {
            (BodyDecoding(codings: codings.names, size: nil, problem: problem), nil)
        }
        if let unknown = codings.unknown { return failed("the content coding \(unknown) is not known") }
        guard let start = codings.start(of: body, limit: CaptureObject.bodyLimit) else {
            return failed("the body is not \(named)")
        }
        if start.size == nil, !start.isTooLong, !isCut { return failed("the body is not \(named), or ends early") }
        return (BodyDecoding(codings: codings.names, size: start.size, problem: nil), start.bytes)
    }
}
