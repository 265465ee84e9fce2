import HookFormat
internal import HookModel
internal import HookProviders
internal import HookStore
internal import Hummingbird
internal import JSONText
internal import NIOCore

extension Inspector {
    /// `GET /captures`.
    func captures(_ request: InspectorRequest) async throws -> Response {
        let query = try CaptureQuery(
            request.query, words.vocabulary, now: clock.now(), greatest: try await store.greatestID())
        let search = query.search
        let read: @Sendable () async throws -> CapturePage = { [store, query] in
            try await store.captures(search, limit: query.limit)
        }
        // A search can take seconds, and ends when nobody waits for it; that costs the connection.
        let page = search.looksIntoCaptures ? try await request.whileWaitedFor(read) : try await read()
        if page.captures.isEmpty, query.isFirst { try refuseUnknown(query.filter.provider) }
        let isNothing = page.captures.isEmpty && page.searched == nil
        let list = CaptureList(
            page, order: query.order, hint: isNothing ? catalog.unknownEventHint(query.filter) : nil,
            problems: query.problems)
        return switch request.form() {
        case .text:
            .text(list.text { request.query.link(to: "/captures.txt", request.authority, cursor: $0) })
        case .json: .json { list.write(to: &$0) }
        }
    }

    /// `GET /captures/{id}`.
    func capture(_ request: InspectorRequest) async throws -> Response {
        let id = try await captureID(request)
        guard var capture = try await store.capture(id, bodyLimit: CaptureObject.bodyLimit) else {
            throw Problem.noCapture(id)
        }
        if capture.findings.needsDiagnosis {
            capture.findings.signature.diagnosis = await diagnoses.diagnosis(of: id)
        }
        let form = request.form()
        return await decodings.run(capture) { [credentials, capture] in
            switch form {
            case .text: .text(CaptureText(capture, credentials: credentials, now: WallClock.system.now()).text)
            case .json: .json { CaptureObject.write(capture, .whole, to: &$0) }
            }
        }
    }

    /// `GET /captures/{id}/body`: the bytes piece by piece, so that a large body takes no more memory than a small one.
    func captureBody(_ request: InspectorRequest) async throws -> Response {
        let capture = try await captureWithoutBody(request)
        let body = ResponseBody(contentLength: capture.bodySize) { [store] writer in
            try await BodyPieces(store: store, capture: capture).forEach { try await writer.write($0) }
            try await writer.finish(nil)
        }
        return bytes(body, name: "capture-\(capture.id).bin")
    }

    /// `GET /captures/{id}/raw`: the message as it came, but that each stored piece of a chunked body is one chunk.
    func captureRaw(_ request: InspectorRequest) async throws -> Response {
        let capture = try await captureWithoutBody(request)
        let framing = RawFraming(capture, pieceSize: Store.chunkSize)
        let body = ResponseBody(contentLength: framing.length) { [store] writer in
            try await writer.write(capture.request.head.block.bytes)
            try await BodyPieces(store: store, capture: capture).forEach { piece in
                try await writer.write(framing.frame(piece))
            }
            try await writer.write(framing.end)
            try await writer.finish(nil)
        }
        return bytes(body, name: "capture-\(capture.id).http")
    }

    /// The name is made of the id alone: nothing captured gets into a header or a file name.
    private func bytes(_ body: ResponseBody, name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: body
        )
    }

    private func captureWithoutBody(_ request: InspectorRequest) async throws -> Capture {
        let id = try await captureID(request)
        guard let capture = try await store.capture(id, bodyLimit: 0) else { throw Problem.noCapture(id) }
        return capture
    }

    /// The id that the path names; with `q` that of the newest that fits, for `latest` alone.
    func captureID(_ request: InspectorRequest) async throws -> Int64 {
        if let text = request.query["q"] {
            guard request.parameter("id") == "latest" else { throw Problem.queryWithoutLatest }
            let query = Query(text, vocabulary: words.vocabulary, now: clock.now())
            let found = try await request.whileWaitedFor { [store] in
                // A page may end before it has found anything.
                var page = try await store.ids(CaptureSearch(query.root), limit: 1)
                while page.ids.isEmpty, let next = page.next {
                    page = try await store.ids(CaptureSearch(query.root, before: next), limit: 1)
                }
                return page.ids.first
            }
            guard let found else { throw Problem.nothingFits(query) }
            return found
        }
        return try await captureID(named: request.parameter("id"))
    }

    /// The id that a word names: a number, or `latest`.
    func captureID(named text: String) async throws -> Int64 {
        if text == "latest" {
            guard let id = try await store.latestID() else { throw Problem.noCaptures }
            return id
        }
        // Only the usual spelling of a number, so that a capture has one address.
        guard let id = Int64(text), id > 0, String(id) == text else { throw Problem.badID(text) }
        return id
    }
}
