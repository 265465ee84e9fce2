import HookModel
import HookStore
import JSONText
import Testing

@testable import HookInspector

/// Walks the route table: what holds for one route holds for all.
struct RouteTests {
    /// The route's path with parameters that are there.
    static func path(_ route: InspectorRoute) -> String {
        let id = route.path.hasPrefix("/providers") ? "omnisales" : "1"
        return "/"
            + route.path.split(separator: "/").map { part in
                switch part {
                case "{id}": id
                // What is configured cannot be forgotten.
                case "{name}": route.method == "DELETE" ? "gone" : "app"
                case "{type}": "order.created"
                case "{other}": "1"
                default: String(part)
                }
            }.joined(separator: "/")
    }

    /// An inspector over one capture, which is handed on to a target that is known.
    private static func with(use: (RunningInspector) async throws -> Void) async throws {
        let order = try Samples.order()
        let capture = NewCapture(
            request: order.request, bodyDigest: order.bodyDigest, findings: order.findings, status: order.status,
            targets: ["app", "gone"])
        try await RunningInspector.with(
            captures: [capture], targets: ["name=app 3000"],
            use: use)
    }

    /// Whether a route changes something; a request to it needs a mark.
    private static func changes(_ route: InspectorRoute) -> Bool { route.method != "GET" }

    private static func ask(
        _ inspector: RunningInspector, _ route: InspectorRoute, _ suffix: String = "", _ fields: [String] = []
    ) async throws -> RawResponse {
        let all = route.method == "DELETE" && route.path == "/captures" && !suffix.contains("?") ? "?confirm=all" : ""
        let wait = route.path == "/captures/wait" && !suffix.contains("?") ? "?within=1ms" : ""
        return try await inspector.get(
            path(route) + suffix + all + wait, ["X-Hooksight: 1"] + fields, method: route.method)
    }

    static let fixedHeaders = [
        ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    static func expectFixedHeaders(_ answer: RawResponse) {
        for (name, value) in fixedHeaders { #expect(answer[name] == value) }
        #expect(answer.fields.allSatisfy { !$0.name.hasPrefix("access-control-") })
        #expect(!(answer["Content-Type"] ?? "").contains("html"))
    }

    @Test func noRouteStandsTwice() {
        #expect(Set(InspectorRoute.all.map { "\($0.method) \($0.path)" }).count == InspectorRoute.all.count)
    }

    /// All but the stream, which does not end: `StreamTests` has it.
    private static let ending = InspectorRoute.all.filter { $0.path != "/captures/stream" }

    @Test(arguments: ending) func answersInBothForms(_ route: InspectorRoute) async throws {
        try await Self.with { inspector async throws in
            let path = Self.path(route)
            guard route.hasForms else {
                let bytes = try await inspector.get(path)
                #expect(bytes.status == 200)
                let types = [
                    "/metrics": "text/plain; version=0.0.4; charset=utf-8", "/openapi.json": "application/json",
                    "/captures/{id}/curl": "text/plain; charset=utf-8", "/captures/{id}/har": "application/json",
                ]
                #expect(bytes["Content-Type"] == types[route.path] ?? "application/octet-stream")
                Self.expectFixedHeaders(bytes)
                return
            }
            let json = try await Self.ask(inspector, route, ".json")
            #expect(json.status == route.status)
            #expect(json["Content-Type"] == "application/json")
            #expect(try json.json.kind == .object)
            Self.expectFixedHeaders(json)
        }
        // Anew, because what is deleted is gone.
        guard route.hasForms else { return }
        try await Self.with { inspector async throws in
            let text = try await Self.ask(inspector, route, ".txt")
            #expect(text.status == route.status)
            #expect(text["Content-Type"] == "text/plain; charset=utf-8")
            #expect(text.text.hasSuffix("\n") && !text.text.hasPrefix("{"))
            Self.expectFixedHeaders(text)
        }
    }

    @Test(arguments: ending.filter { !changes($0) }) func headAnswersAsGetWithoutABody(
        _ route: InspectorRoute
    ) async throws {
        try await Self.with { inspector async throws in
            let path = Self.path(route) + (route.path == "/captures/wait" ? "?within=1ms" : "")
            let get = try await inspector.get(path)
            let head = try await inspector.get(path, method: "HEAD")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head["Content-Type"] == get["Content-Type"])
            #expect(head["Content-Length"] == get["Content-Length"])
            Self.expectFixedHeaders(head)
        }
    }

    private static let wrong = InspectorRoute.all.flatMap { route in
        ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"].filter { !allowed(route).contains($0) }.map { (route, $0) }
    }

    /// The methods of all routes with this route's path, as they are listed.
    private static func allowed(_ route: InspectorRoute) -> [String] {
        InspectorRoute.all.filter { $0.path == route.path }
            .flatMap { $0.method == "GET" ? ["GET", "HEAD"] : [$0.method] }
    }

    @Test(arguments: wrong)
    func refusesOtherMethods(_ route: InspectorRoute, _ method: String) async throws {
        try await Self.with { inspector async throws in
            let mark = ["X-Hooksight: 1"]
            let allowed = Self.allowed(route)
            let words = "\"\(method)\" is not possible here; use \(allowed.joined(separator: " or "))"
            let json = try await inspector.get(Self.path(route), mark + ["Accept: application/json"], method: method)
            #expect(json.status == 405)
            #expect(json["Allow"] == (allowed + ["OPTIONS"]).joined(separator: ", "))
            Self.expectProblem(json, "method_not_allowed", words)
            // A suffix goes before Accept.
            guard !route.path.hasSuffix(".json") else { return }
            let text = try await inspector.get(Self.path(route), mark + ["Accept: text/plain"], method: method)
            #expect(text.status == 405)
            #expect(text["Allow"] == (allowed + ["OPTIONS"]).joined(separator: ", "))
            #expect(text.text == "405 Method not allowed\n\(words)\n")
        }
    }

    @Test(arguments: InspectorRoute.all) func optionsNamesTheMethods(_ route: InspectorRoute) async throws {
        try await Self.with { inspector async throws in
            let answer = try await inspector.get(Self.path(route), method: "OPTIONS")
            #expect(answer.status == 204)
            #expect(answer["Allow"] == (Self.allowed(route) + ["OPTIONS"]).joined(separator: ", "))
            #expect(answer["Access-Control-Allow-Origin"] == nil)
            #expect(answer.body.isEmpty)
        }
    }

    @Test(arguments: InspectorRoute.all.filter(\.hasForms))
    func refusesToAnswerInAnotherForm(_ route: InspectorRoute) async throws {
        try await Self.with { inspector async throws in
            let answer = try await Self.ask(inspector, route, "", ["Accept: image/png, text/html;q=0.5"])
            #expect(answer.status == 406)
            let some = try await Self.ask(inspector, route, "", ["Accept: text/html, */*;q=0.1"])
            #expect(some.status != 406)
        }
    }

    @Test(arguments: InspectorRoute.all) func refusesUnknownParameters(_ route: InspectorRoute) async throws {
        try await Self.with { inspector async throws in
            let answer = try await Self.ask(inspector, route, "?colour=red", ["Accept: application/json"])
            #expect(answer.status == 400)
            let known = route.parameters.joined(separator: ", ")
            Self.expectProblem(
                answer, "unknown_parameter",
                "no parameter \"colour\" here; "
                    + (known.isEmpty ? "this route takes none" : "the known ones are \(known)"))
        }
    }

    @Test func refusesUnknownMethods() async throws {
        try await RunningInspector.with { inspector async throws in
            let answer = try await inspector.get("/captures", ["X-Hooksight: 1"], method: "PURGE")
            #expect(answer.status == 405)
            #expect(answer["Allow"] == "GET, HEAD, DELETE, OPTIONS")
            Self.expectProblem(
                answer, "method_not_allowed", "\"PURGE\" is not possible here; use GET or HEAD or DELETE")
            // No mark is asked for: what no route does changes nothing.
            #expect(try await inspector.get("/captures", method: "QUERY").status == 405)
        }
    }

    @Test func headOfAProblemHasNoBody() async throws {
        try await RunningInspector.with { inspector async throws in
            let answer = try await inspector.get("/captures/7", method: "HEAD")
            #expect(answer.status == 404)
            #expect(answer.body.isEmpty)
        }
    }

    @Test func indexListsEveryRoute() async throws {
        try await RunningInspector.with { inspector async throws in
            let text = try await inspector.get("/").text
            for route in InspectorRoute.all { #expect(text.contains("\(route.path) ")) }
            let json = try await inspector.get("/.json").json
            #expect(json["routes"]?.elements.map { $0["path"]?.string ?? "" } == InspectorRoute.all.map(\.path))
        }
    }

    static func expectProblem(_ answer: RawResponse, _ code: String, _ detail: String) {
        #expect(answer["Content-Type"] == "application/problem+json")
        expectFixedHeaders(answer)
        guard let json = try? answer.json else {
            Issue.record("not JSON: \(answer.text)")
            return
        }
        #expect(json.members.map(\.name) == ["type", "title", "status", "detail"])
        #expect(json["type"]?.string == "urn:hooksight:problem:\(code)")
        #expect(json["status"]?.int == answer.status)
        #expect(json["detail"]?.string == detail)
    }
}
