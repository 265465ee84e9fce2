internal import Foundation
internal import GRDB
internal import HookModel
internal import NIOCore

/// Turns a row into a capture.
enum CaptureRow {
    /// The columns that every capture needs.
    ///
    /// `duplicate_of` is looked up, not stored: so it stays right when the oldest
    /// capture of an event is deleted.
    static let columns = """
        id, received_at, status, body_size, incompleteness, remote_address, body_digest, findings, head, trailers,
        (SELECT shapes.findings FROM shapes WHERE shapes.id = captures.shape_id) AS shape,
        (SELECT diagnoses.diagnosis FROM diagnoses WHERE diagnoses.capture_id = captures.id) AS diagnosis,
        \(original) AS duplicate_of
        """

    /// The oldest capture of the same event as `captures`: looked for in each part of `event_index`, whose entries outlive
    /// their captures, then in the buckets that are not in it, the oldest first.
    static let original = """
        coalesce(
            (WITH RECURSIVE part(number) AS (
                SELECT (SELECT min(part) FROM event_index)
                UNION ALL SELECT number + 1 FROM part WHERE number < captures.id >> \(EventIndex.partBits))
            SELECT known.capture_id FROM part CROSS JOIN event_index AS known
            WHERE known.part = part.number AND known.event_key = captures.event_key
                AND known.capture_id < captures.id
                AND EXISTS (SELECT 1 FROM captures AS other WHERE other.id = known.capture_id)
            LIMIT 1),
            (WITH RECURSIVE bucket(number) AS (
                SELECT (SELECT last_capture + 1 FROM event_index_end) >> \(EventIndex.bucketBits)
                UNION ALL SELECT number + 1 FROM bucket WHERE number < captures.id >> \(EventIndex.bucketBits))
            SELECT other.id FROM bucket CROSS JOIN captures AS other INDEXED BY captures_by_event_key
            WHERE other.id >> \(EventIndex.bucketBits) = bucket.number AND other.event_key = captures.event_key
                AND other.id < captures.id
            LIMIT 1))
        """

    /// Reads a row; the body is the given one, or none.
    ///
    /// - Throws: `StoreError` when the row holds no request head, which only a damaged store does.
    static func capture(_ row: Row, body: ByteBuffer) throws -> Capture {
        let id: Int64 = row["id"]
        var request = try request(row, of: id, body: body)
        request.remote = RemoteAddress(text: request.remote.text)
        let trailers: Data? = row["trailers"]
        request.trailers = trailers.map { HeaderBlock(splitting: ByteBuffer(bytes: $0)) } ?? .empty
        return Capture(
            id: id, request: request, bodySize: row["body_size"], bodyDigest: [UInt8](row["body_digest"] as Data),
            findings: findings(row), duplicateOf: row["duplicate_of"],
            status: row["status"]
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
