internal import HookCrypto
internal import HookModel

/// What two captures of the same event have in common: 8 bytes of a SHA-256.
///
/// Among ten million events one in a million stores has two with one key, which are then shown as repeated.
///
/// Over provider and event id; where a provider's events have no id, over provider, type and the body's digest.
struct EventKey {
    private let sha256: Digest
    private var text: [UInt8] = []

    init() throws {
        sha256 = try Digest(.sha256)
    }

    /// The key; nil when there is no provider.
    mutating func key(of findings: Findings, digest: [UInt8]) throws -> Int64? {
        guard let provider = findings.provider else { return nil }
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: provider.utf8)
        text.append(0)
        if let id = findings.event?.id {
            text.append(UInt8(ascii: "i"))
            text.append(contentsOf: id.utf8)
        } else {
            text.append(UInt8(ascii: "d"))
            text.append(contentsOf: (findings.event?.type ?? "").utf8)
            text.append(0)
            text.append(contentsOf: digest)
        }
        return try text.withUnsafeBytes { text in
            try sha256.hash(text).prefix(8).reduce(0) { key, byte in key << 8 | Int64(byte) }
        }
    }
}
