internal import HookBody
package import HookModel
internal import HookProviders
internal import NIOCore

/// What differs between two captures.
///
/// Numbers, times, addresses and deliveries are not compared: they belong to the arrival, not to what was sent.
package struct CaptureDiff: Sendable {
    /// The captures.
    package let left: Capture
    /// The other one.
    package let right: Capture
    /// Method, path, HTTP version; the target where its spelling alone differs.
    package let requestLine: [FieldDifference]
    /// Query parameters, decoded.
    package let query: [FieldDifference]
    /// Header lines.
    package let headers: [FieldDifference]
    /// Trailer lines.
    package let trailers: [FieldDifference]
    /// What was found out, and what the senders got.
    package let verdicts: [FieldDifference]
    /// Payload errors that the left capture alone has, whatever their line and column.
    package let leftErrors: [PayloadError]
    /// Payload errors that the right capture alone has.
    package let rightErrors: [PayloadError]
    /// The bodies.
    package let body: BodyDiff

    /// Compares two captures, with as much of their bodies as they hold; credentials are compared too, and hidden when
    /// the differences are written.
    package init(_ left: Capture, _ right: Capture) {
        self.left = left
        self.right = right
        let (one, other) = (left.request, right.request)
        if let own = CaptureDiff.query(one.head), let twin = CaptureDiff.query(other.head) {
            query = FieldList(own).differences(to: FieldList(twin))
        } else {
            query = []
        }
        requestLine = CaptureDiff.requestLine(one.head, other.head, queryDiffers: !query.isEmpty)
        headers = FieldList(lines: one.head.block).differences(to: FieldList(lines: other.head.block))
        trailers = FieldList(lines: one.trailers).differences(to: FieldList(lines: other.trailers))
        verdicts = VerdictList(left).differences(to: VerdictList(right))
        leftErrors = CaptureDiff.errors(left, butNot: right)
        rightErrors = CaptureDiff.errors(right, butNot: left)
        body = BodyDiff(one, other)
    }

    /// Whether nothing differs, verdicts included.
    package var isSame: Bool {
        requestLine.isEmpty && query.isEmpty && headers.isEmpty && trailers.isEmpty && verdicts.isEmpty
            && leftErrors.isEmpty && rightErrors.isEmpty && body.isSame && !isCut
    }

    /// Whether of a body the start alone was compared.
    package var isCut: Bool {
        left.request.body.readableBytes < left.bodySize || right.request.body.readableBytes < right.bodySize
    }

    private static func requestLine(
        _ left: RequestHead, _ right: RequestHead, queryDiffers: Bool
    ) -> [FieldDifference] {
        var result: [FieldDifference] = []
        func note(_ name: String, _ one: ByteRange, _ other: ByteRange) {
            let one = bytes(one, left)
            let other = bytes(other, right)
            if one != other { result.append(FieldDifference(.changed, name, left: one, right: other)) }
        }
        note("method", left.methodRange, right.methodRange)
        note("path", left.pathRange, right.pathRange)
        let isPathSame = !result.contains { $0.name == "path" }
        if isPathSame, !queryDiffers { note("target", left.targetRange, right.targetRange) }
        let versions = (CaptureRecord.version(of: left), CaptureRecord.version(of: right))
        result += [FieldDifference("http_version", versions.0, versions.1)].compactMap(\.self)
        return result
    }

    private static func bytes(_ range: ByteRange, _ head: RequestHead) -> [UInt8] {
        head.block.bytes.withUnsafeReadableBytes { Array($0[range.indices]) }
    }

    /// The parameters; nil where there are too many to be read.
    private static func query(_ head: RequestHead) -> FormParameters? {
        (HARURL.query(of: head) ?? []).withUnsafeBytes { FormParameters($0) }
    }

    private static func errors(_ capture: Capture, butNot other: Capture) -> [PayloadError] {
        func key(_ error: PayloadError) -> [String] {
            [error.instanceLocation, error.keywordLocation, error.error]
        }
        let known = Set(other.findings.payload.errors.map(key))
        return capture.findings.payload.errors.filter { !known.contains(key($0)) }
    }
}
