internal import HookCrypto
internal import HookModel
package import JSONText
internal import NIOCore

extension CaptureRecord {
    /// Reads a line of an NDJSON export; members that it does not know are passed over.
    ///
    /// - Throws: `RecordError` where the request cannot be restored exactly: a member is missing or malformed, or the body
    ///   is not the one whose size and digest stand beside it.
    package init(reading value: JSONValue) throws(RecordError) {
        guard value.kind == .object else { throw RecordError("", "expected an object") }
        let body = value["body"]
        if body?["truncated"]?.bool == true { throw RecordError("/body", "it holds the start of a body alone") }
        guard let target = try RecordBytes.read(text: value["target"], base64: value["target_base64"], at: "/target")
        else { throw RecordError("/target", "expected a string") }
        guard let content = try RecordBytes.read(text: body?["text"], base64: body?["base64"], at: "/body") else {
            throw RecordError("/body", "expected text or base64")
        }
        let headers = try CaptureRecord.lines(value["headers"], at: "/headers")
        let trailers = try CaptureRecord.lines(value["trailers"], at: "/trailers")
        let head = try RestoredHead.make(
            method: value["method"]?.string ?? "", target: target, version: value["http_version"]?.string ?? "1.1",
            lines: headers)
        guard let receivedAt = value["received_at"]?.string.flatMap(Timestamp.init) else {
            throw RecordError("/received_at", "expected a date and time of RFC 3339")
        }
        let request = ReceivedRequest(
            head: head, body: ByteBuffer(bytes: content), trailers: try RestoredHead.trailers(trailers),
            incompleteness: try CaptureRecord.incompleteness(body, at: "/body"), receivedAt: receivedAt,
            remote: RemoteAddress(text: value["remote_address"]?.string ?? ""))
        self.init(
            id: value["id"]?.int.map(Int64.init), request: request,
            bodyDigest: try CaptureRecord.digest(of: content, beside: body, at: "/body"),
            findings: FindingsReader.findings(in: value), status: value["response"]?["status"]?.int,
            response: try CaptureRecord.response(value["response"]),
            hidden: (headers + trailers).filter(\.isHidden).map(\.name))
    }

    static func lines(_ list: JSONValue?, at member: String) throws(RecordError) -> [RecordLine] {
        var lines: [RecordLine] = []
        for (index, pair) in (list?.elements ?? []).enumerated() {
            lines.append(try RecordLine(pair: pair, at: "\(member)/\(index)"))
        }
        return lines
    }

    static func incompleteness(_ facts: JSONValue?, at member: String) throws(RecordError) -> Incompleteness? {
        guard facts?["complete"]?.bool == false else { return nil }
        // The inspector's own form of a capture does not say why.
        guard let word = facts?["incompleteness"]?.string else { return .closed }
        guard let reason = Incompleteness(rawValue: word) else {
            let known = Incompleteness.allCases.map(\.rawValue).joined(separator: ", ")
            throw RecordError("\(member)/incompleteness", "expected one of \(known)")
        }
        return reason
    }

    /// The digest of a body, compared with what stands beside it.
    static func digest(
        of body: [UInt8], beside facts: JSONValue?, at member: String
    ) throws(RecordError) -> [UInt8] {
        guard let digest = body.withUnsafeBytes({ bytes in try? Digest(.sha256).hash(bytes) }) else {
            throw RecordError(member, "its digest cannot be computed")
        }
        if let size = facts?["size"]?.int, size != body.count {
            throw RecordError(member, "it has \(body.count) bytes, and size says \(size)")
        }
        if let said = facts?["sha256"]?.string, said.lowercased() != Hex.encode(digest) {
            throw RecordError(member, "it is not the body whose sha256 stands beside it")
        }
        return digest
    }

    static func response(_ value: JSONValue?) throws(RecordError) -> SenderResponse? {
        guard let value, let status = value["status"]?.int, let headers = value["headers"] else { return nil }
        let body = try RecordBytes.read(text: value["body"], base64: value["body_base64"], at: "/response")
        return SenderResponse(
            status: status, contentType: value["content_type"]?.string,
            headers: headers.elements.compactMap { pair in
                guard let name = pair[0]?.string, let value = pair[1]?.string else { return nil }
                return HeaderLine(name: name, value: value)
            },
            body: ByteBuffer(bytes: body ?? []), closes: value["closes"]?.bool ?? false)
    }
}
