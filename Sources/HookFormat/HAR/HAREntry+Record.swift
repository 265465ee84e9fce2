internal import HookBody
internal import HookModel
internal import HookProviders
internal import JSONText
internal import NIOCore

extension HAREntry {
    /// What restores the request: exactly where we wrote the entry, else as nearly as the entry says.
    ///
    /// Of other tools' entries pseudo-headers of HTTP/2 are left out, `Host` is taken from the URL where it is missing, and
    /// lines that frame or code a body are made to fit the body that stands in the entry.
    ///
    /// - Throws: `RecordError` where a request cannot be made of it.
    package func record() throws(RecordError) -> CaptureRecord {
        if let own = entry["_hooksight"], own.kind == .object { return try record(own) }
        return try foreignRecord()
    }

    private func record(_ own: JSONValue) throws(RecordError) -> CaptureRecord {
        if own["body"]?["truncated"]?.bool == true {
            throw RecordError("/request/postData", "it holds the start of a body alone")
        }
        guard let target = try RecordBytes.read(text: own["target"], base64: own["target_base64"], at: "/_hooksight")
        else { throw RecordError("/_hooksight/target", "expected a string") }
        let body = try postedBody()
        let headers = try headerLines()
        let trailers = try CaptureRecord.lines(own["trailers"], at: "/_hooksight/trailers")
        let version = request["httpVersion"]?.string ?? ""
        let head = try RestoredHead.make(
            method: method, target: target, version: String(version.dropFirst("HTTP/".count)), lines: headers)
        return CaptureRecord(
            id: own["id"]?.int.map(Int64.init),
            request: ReceivedRequest(
                head: head, body: ByteBuffer(bytes: body), trailers: try RestoredHead.trailers(trailers),
                incompleteness: try CaptureRecord.incompleteness(own["body"], at: "/_hooksight/body"),
                receivedAt: try startedAt(), remote: RemoteAddress(text: own["remote_address"]?.string ?? "")),
            bodyDigest: try CaptureRecord.digest(of: body, beside: own["body"], at: "/request/postData"),
            findings: FindingsReader.findings(in: own), status: own["response"]?["status"]?.int,
            response: try CaptureRecord.response(own["response"]),
            hidden: (headers + trailers).filter(\.isHidden).map(\.name))
    }

    private func foreignRecord() throws(RecordError) -> CaptureRecord {
        guard let target = HARURL.target(of: url) else { throw RecordError("/request/url", "expected a URL of HTTP") }
        let body = try postedBody()
        // Lines of HTTP/2 and 3 have names that begin with a colon, and no line ends.
        var lines = try headerLines().filter { $0.name.first != ":" }
        if !lines.contains(where: { $0.name.lowercased() == "host" }) {
            let host = header(":authority") ?? HARURL.authority(of: url) ?? ""
            lines.insert(RecordLine(name: "Host", value: host), at: 0)
        }
        let version = request["httpVersion"]?.string?.uppercased() == "HTTP/1.0" ? "1.0" : "1.1"
        let make = { (lines: [RecordLine]) throws(RecordError) in
            try RestoredHead.make(method: method, target: target, version: version, lines: lines)
        }
        lines = fitted(lines, to: body, in: try make(lines))
        let request = ReceivedRequest(
            head: try make(lines), body: ByteBuffer(bytes: body), trailers: .empty, receivedAt: try startedAt(),
            remote: RemoteAddress(text: ""))
        return CaptureRecord(
            id: nil, request: request,
            bodyDigest: try CaptureRecord.digest(of: body, beside: nil, at: "/request/postData"),
            status: entry["response"]?["status"]?.int.flatMap { (100...599).contains($0) ? $0 : nil })
    }

    /// Tools show bodies decoded, and edit them, and leave the lines as they were.
    private func fitted(_ lines: [RecordLine], to body: [UInt8], in head: RequestHead) -> [RecordLine] {
        let isDecoded = body.withUnsafeBytes { bytes in
            if case .broken = ContentCodings(head).undo(bytes) { true } else { false }
        }
        var hasLength = false
        var result = lines.compactMap { line -> RecordLine? in
            switch line.name.lowercased() {
            case "content-encoding" where isDecoded: return nil
            case "transfer-encoding": return nil
            case "content-length":
                guard !hasLength else { return nil }
                hasLength = true
                return RecordLine(name: line.name, value: "\(body.count)")
            default: return line
            }
        }
        if !hasLength, !body.isEmpty { result.append(RecordLine(name: "Content-Length", value: "\(body.count)")) }
        return result
    }

    private func headerLines() throws(RecordError) -> [RecordLine] {
        var lines: [RecordLine] = []
        for (index, value) in (request["headers"]?.elements ?? []).enumerated() {
            lines.append(try RecordLine(named: value, at: "/request/headers/\(index)"))
        }
        return lines
    }

    /// The text, or the parameters where a form has no text.
    private func postedBody() throws(RecordError) -> [UInt8] {
        guard let posted = request["postData"], posted.kind == .object else { return [] }
        if posted["text"] != nil, let body { return body }
        let parameters = posted["params"]?.elements ?? []
        if posted["text"] == nil, parameters.isEmpty { return [] }
        guard posted["text"] == nil, mediaType?.lowercased().hasPrefix("multipart/") != true else {
            throw RecordError("/request/postData", "the text of its body cannot be read")
        }
        return FormText.encode(parameters.map { ($0["name"]?.string ?? "", $0["value"]?.string ?? "") })
    }

    private func startedAt() throws(RecordError) -> Timestamp {
        guard let moment = entry["startedDateTime"]?.string.flatMap(Timestamp.init) else {
            throw RecordError("/startedDateTime", "expected a date and time of RFC 3339")
        }
        return moment
    }
}
