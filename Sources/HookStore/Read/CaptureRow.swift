internal import Foundation
internal import GRDB
internal import HookModel
internal import NIOCore

/// Turns a row into a capture.
enum CaptureRow {
    /// The columns that every capture needs.
    ///
    /// Which capture it repeats is looked up by its event's key, not stored: so it stays right when the oldest capture of
    /// an event is deleted.
    static let columns = """
        id, received_at, status, body_size, incompleteness, remote_address, body_digest, findings, head, trailers,
        response,
        (SELECT shapes.findings FROM shapes WHERE shapes.id = captures.shape_id) AS shape,
        (SELECT diagnoses.diagnosis FROM diagnoses WHERE diagnoses.capture_id = captures.id) AS diagnosis,
        event_key
        """

    /// Reads a row; the body is the given one, or none.
    ///
    /// - Throws: `StoreError` when the row holds no request head, which only a damaged store does.
    static func capture(_ row: Row, body: ByteBuffer, _ events: EventLookup) throws -> Capture {
        let id: Int64 = row["id"]
        let key: Int64? = row["event_key"]
        var request = try request(row, of: id, body: body)
        request.remote = RemoteAddress(text: request.remote.text)
        let trailers: Data? = row["trailers"]
        request.trailers = trailers.map { HeaderBlock(splitting: ByteBuffer(bytes: $0)) } ?? .empty
        let status: Int = row["status"]
        return Capture(
            id: id, request: request, bodySize: row["body_size"], bodyDigest: [UInt8](row["body_digest"] as Data),
            findings: findings(row), duplicateOf: try key.flatMap { try events.original(of: id, key: $0) },
            status: status, response: (row["response"] as String?).flatMap { ResponseText.decode($0, status: status) }
        )
    }

    /// Reads what is needed of a request to hand it on: all but its trailers.
    ///
    /// - Throws: `StoreError` when the row holds no request head, which only a damaged store does.
    static func request(_ row: Row, of id: Int64, body: ByteBuffer) throws -> ReceivedRequest {
        guard let head = RequestHead(stored: ByteBuffer(bytes: row["head"] as Data)) else {
            throw StoreError(.failed, "capture \(id) has no readable head; the store is damaged")
        }
        let remote: String = row["remote_address"]
        return ReceivedRequest(
            head: head,
            body: body,
            trailers: .empty,
            incompleteness: (row["incompleteness"] as String?).flatMap(Incompleteness.init),
            receivedAt: Timestamp(milliseconds: row["received_at"]),
            remote: RemoteAddress(text: remote, address: nil)
        )
    }

    private static func findings(_ row: Row) -> Findings {
        let own: String = row["findings"]
        let shape: String? = row["shape"]
        var findings = shape.map { FindingsDecoder.decode(shape: $0, own: own) } ?? FindingsDecoder.decode(own)
        findings.signature.diagnosis = (row["diagnosis"] as String?).map(FindingsDecoder.diagnosis)
        return findings
    }
}
