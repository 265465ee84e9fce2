internal import Foundation
internal import GRDB
internal import HookModel
internal import NIOCore

/// What lists of captures filter by, all in one value.
struct Facet: Hashable {
    var method: [UInt8]
    var provider: String?
    var event: String?
    /// True for the shared facets that stand for captures of any event.
    var hasAnyEvent = false
    var signature: SignatureVerdict
    var payload: PayloadVerdict

    init(_ head: RequestHead, _ findings: Findings) {
        method = head.block.bytes.withUnsafeReadableBytes { Array($0[head.methodRange.indices]) }
        provider = findings.provider
        event = findings.event?.type
        signature = findings.signature.verdict
        payload = findings.payload.verdict
    }

    /// Whether `init(_:_:)` would give this facet.
    func isFacet(of head: RequestHead, _ findings: Findings) -> Bool {
        signature == findings.signature.verdict && payload == findings.payload.verdict && provider == findings.provider
            && event == findings.event?.type && !hasAnyEvent
            && head.block.bytes.withUnsafeReadableBytes { $0[head.methodRange.indices].elementsEqual(method) }
    }

    init?(_ row: Row) {
        guard let signature = SignatureVerdict(rawValue: row["signature"]),
            let payload = PayloadVerdict(rawValue: row["payload"])
        else { return nil }
        method = [UInt8](row["method"] as Data)
        provider = row["provider"]
        event = (row["event"] as Data?).map { String(decoding: $0, as: UTF8.self) }
        hasAnyEvent = row["has_any_event"]
        self.signature = signature
        self.payload = payload
    }

    /// The facet that stands in when there are too many: any event; and any method, which senders may invent too.
    var withAnyEvent: Facet {
        var shared = self
        shared.event = nil
        shared.method = []
        shared.hasAnyEvent = true
        return shared
    }

    static func all(_ db: Database) throws -> [(id: Int64, facet: Facet)] {
        // As a blob, because a text with a NUL would be read only up to there.
        let sql = """
            SELECT id, method, provider, CAST(event AS BLOB) AS event, has_any_event, signature, payload FROM facets
            """
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            Facet(row).map { (row["id"], $0) }
        }
    }

    /// Whether captures of this facet can fit a filter; those with any event have to be looked at one by one.
    func canFit(_ filter: CaptureFilter) -> Bool {
        if let wanted = filter.provider, wanted != provider ?? "" { return false }
        if let wanted = filter.signature, wanted != signature { return false }
        if let wanted = filter.payload, wanted != payload { return false }
        if hasAnyEvent { return true }
        if let wanted = filter.method, Array(wanted.utf8) != method { return false }
        if let wanted = filter.event { return event.map(Glob(wanted).matches) ?? false }
        return true
    }
}
