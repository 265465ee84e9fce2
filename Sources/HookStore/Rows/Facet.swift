internal import HookModel
internal import NIOCore

/// What lists of captures filter by, all in one value.
struct Facet: Hashable {
    /// The method; empty stands for any but the common ones.
    var method: [UInt8]
    var provider: String?
    var event: String?
    /// True for the facets that stand for events of any type, and of several types at once.
    var hasAnyEvent = false
    var signature: SignatureVerdict
    var payload: PayloadVerdict

    /// Methods that have facets of their own: those of RFC 9110 and RFC 5789.
    ///
    /// Any token is a method, so senders can invent as many as they like.
    private static let commonMethods = Set(
        ["POST", "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"].map { Array($0.utf8) })

    /// What a request is, with method and event as they were sent.
    init(_ head: RequestHead, _ findings: Findings) {
        method = head.block.bytes.withUnsafeReadableBytes { Array($0[head.methodRange.indices]) }
        provider = findings.provider
        hasAnyEvent = findings.hasSeveralTypes
        event = hasAnyEvent ? nil : findings.event?.type
        signature = findings.signature.verdict
        payload = findings.payload.verdict
    }

    /// Whether `init(_:_:)` would give this facet.
    func isFacet(of head: RequestHead, _ findings: Findings) -> Bool {
        signature == findings.signature.verdict && payload == findings.payload.verdict && provider == findings.provider
            && event == findings.event?.type && !hasAnyEvent && findings.batch == nil
            && head.block.bytes.withUnsafeReadableBytes { $0[head.methodRange.indices].elementsEqual(method) }
    }

    /// The facet under which the request is stored: without what its sender may have invented.
    func stored(_ listed: ListedEvents) -> Facet {
        var facet = self
        if !Facet.commonMethods.contains(method) { facet.method = [] }
        if let event, !(provider.map { listed($0, event) } ?? false) {
            facet.event = nil
            facet.hasAnyEvent = true
        }
        return facet
    }

    /// The facet that stands in when there are too many.
    var withAnyEvent: Facet {
        var shared = self
        shared.event = nil
        shared.hasAnyEvent = true
        return shared
    }
}

extension Findings {
    /// Whether the request holds events of more than one type.
    var hasSeveralTypes: Bool { batch.map { $0.types.count > 1 } ?? false }
}
