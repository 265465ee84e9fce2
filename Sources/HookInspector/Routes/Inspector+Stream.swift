internal import HookModel
internal import HookStore
internal import Hummingbird

extension Inspector {
    /// `GET /captures/stream`: captures and what becomes of them, as server-sent events, until the listener ends.
    ///
    /// A browser that connects again sends `Last-Event-ID`, which goes before `after`.
    func stream(_ request: InspectorRequest) async throws -> Response {
        let greatest = try await store.greatestID()
        let last = try request.lastEventID.map { text throws(Problem) in
            try MarkParameter.id(text, "Last-Event-ID", greatest: greatest)
        }
        let start = try last ?? MarkParameter.id(request.query, greatest: greatest) ?? greatest
        let query = Query(request.query["q"] ?? "", vocabulary: words.vocabulary, now: clock.now())
        let stream = CaptureStream(streams, query, after: start)
        let body = ResponseBody { writer in
            try? await request.whileRead {
                var stream = stream
                try await stream.run { try await writer.write($0) }
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: body)
    }
}
