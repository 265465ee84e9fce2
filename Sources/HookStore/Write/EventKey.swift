internal import HookCrypto
internal import HookModel

/// What two captures of the same event have in common: 16 bytes of a SHA-256.
///
/// Over provider and event id; where a provider's events have no id, over provider, type and the body's digest.
struct EventKey {
    private let sha256: Digest

    init() throws {
        sha256 = try Digest(.sha256)
    }

    /// Lends the key; nil when there is no provider.
    func withKey<Result>(
        of findings: Findings, digest: [UInt8], _ body: (UnsafeRawBufferPointer?) throws -> Result
    ) throws -> Result {
        guard let provider = findings.provider else { return try body(nil) }
        var text: [UInt8] = Array(provider.utf8)
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
        let key = try text.withUnsafeBytes { try sha256.hash($0) }
        return try key.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<16])) }
    }
}
