import Testing

@testable import HookInspector

struct AcceptTests {
    static let headers: [(header: String, form: ResponseForm?)] = [
        ("application/json", .json),
        ("text/plain", .text),
        ("Text/Plain; charset=utf-8", .text),
        ("*/*", nil),
        ("", nil),
        ("image/png", nil),
        ("text/*", .text),
        ("application/*;q=0.5, text/plain;q=0.4", .json),
        ("application/json;q=0.1, text/plain", .text),
        ("application/json ; q=0.1 , text/plain ; q=0.2", .text),
        ("text/plain;q=0, */*", .json),
        ("application/json;q=0, application/problem+json;q=0, */*;q=0.1", .text),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", nil),
        ("application/problem+json", .json),
        ("text/plain;q=nonsense, application/json;q=0.1", .json),
        (";;;,,,/;q=,text/plain", .text),
    ]

    @Test(arguments: headers) func prefers(_ header: (header: String, form: ResponseForm?)) {
        #expect(AcceptHeader(header.header).form == header.form)
    }

    static let requests: [(path: String, accept: String?, type: String)] = [
        ("/captures", nil, "application/json"),
        ("/captures", "text/plain", "text/plain; charset=utf-8"),
        ("/captures.json", "text/plain", "application/json"),
        ("/captures.txt", "application/json", "text/plain; charset=utf-8"),
        ("/captures/1", "text/html, */*;q=0.1", "application/json"),
        ("/captures/1", "text/html", "application/problem+json"),
        ("/", nil, "text/plain; charset=utf-8"),
        ("/", "*/*", "text/plain; charset=utf-8"),
        ("/", "application/json", "application/json"),
        ("/nope", "text/plain", "text/plain; charset=utf-8"),
        ("/nope.txt", nil, "text/plain; charset=utf-8"),
        ("/nope", nil, "application/problem+json"),
    ]

    @Test(arguments: requests)
    func suffixGoesBeforeAccept(_ request: (path: String, accept: String?, type: String)) async throws {
        try await RunningInspector.with(captures: [Samples.order()]) { inspector async throws in
            let answer = try await inspector.get(request.path, request.accept.map { ["Accept: \($0)"] } ?? [])
            #expect(answer["Content-Type"] == request.type)
        }
    }
}
