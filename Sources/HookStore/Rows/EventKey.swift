internal import HookCrypto
internal import HookModel
internal import NIOCore

/// What two captures of the same event have in common: 8 bytes of a SHA-256.
///
/// Among ten million events one in a million stores has two with one key, which are then shown as repeated.
///
/// Over provider and event id; where an event has no id, and of a batch, over provider, type, method, target and the body's digest.
struct EventKey {
    private let sha256: Digest
    private var text: [UInt8] = []

    init() throws {
        sha256 = try Digest(.sha256)
    }

    /// The key; nil when there is no provider, and where neither an id, a body nor a query tells one event from another.
    mutating func key(of request: ReceivedRequest, _ findings: Findings, digest: [UInt8]) throws -> Int64? {
        guard let provider = findings.provider else { return nil }
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: provider.utf8)
        text.append(0)
        if findings.batch == nil, let id = findings.event?.id {
            text.append(UInt8(ascii: "i"))
            text.append(contentsOf: id.utf8)
        } else {
            let head = request.head
            let hasQuery = head.targetRange.end > head.pathRange.end
            guard request.body.readableBytes > 0 || hasQuery else { return nil }
            text.append(UInt8(ascii: "d"))
            text.append(contentsOf: (findings.event?.type ?? "").utf8)
            text.append(0)
            head.block.bytes.withUnsafeReadableBytes { raw in
                text.append(contentsOf: raw[head.methodRange.indices])
                text.append(0)
                text.append(contentsOf: raw[head.targetRange.indices])
            }
            text.append(0)
            text.append(contentsOf: digest)
        }
        return try text.withUnsafeBytes { text in
            try sha256.hash(text).prefix(8).reduce(0) { key, byte in key << 8 | Int64(byte) }
        }
    }
}
