import HookInspector
import JSONText
import Testing

/// The OpenAPI document describes exactly what is served.
///
/// That answers are as described is shown by every test: `RunningInspector` holds each answer against the document.
@Suite struct OpenAPITests {
    @Test("Routes and operations are the same")
    func routes() throws {
        let contract = try OpenAPIContract.shared.get()
        let described = Set(
            contract.paths.flatMap { path in path.operations.members.map { "\($0.name.uppercased()) \(path.path)" } })
        #expect(described == Set(InspectorRoute.all.map { "\($0.method) \($0.path)" }))
    }

    @Test("Parameters and good statuses are the same", arguments: InspectorRoute.all)
    func parameters(_ route: InspectorRoute) throws {
        let contract = try OpenAPIContract.shared.get()
        let path = try #require(contract.paths.first { $0.path == route.path })
        let operation = try #require(path.operations[route.method.lowercased()])
        let parameters = operation["parameters"]?.elements ?? []
        let named = { (place: String) in
            parameters.filter { $0["in"]?.string == place }.compactMap { $0["name"]?.string }
        }
        #expect(Set(named("query")) == Set(route.parameters))
        let inPath = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
        #expect(named("path") == inPath.map(String.init))
        #expect(operation["responses"]?["\(route.status)"] != nil)
        #expect(named("header").contains("X-Hooksight") == (route.method != "GET"))
    }

    @Test("References lead somewhere, and operations have names of their own")
    func references() throws {
        let root = try OpenAPIContract.shared.get().root.root
        var names: [String] = []
        func walk(_ value: JSONValue) {
            if let reference = value["$ref"]?.string {
                let target = reference.dropFirst(2).split(separator: "/").reduce(Optional(root)) { $0?[String($1)] }
                #expect(target != nil, "\(reference)")
            }
            if let name = value["operationId"]?.string { names.append(name) }
            // Links name operations of elsewhere.
            for member in value.members where member.name != "links" { walk(member.value) }
            for element in value.elements { walk(element) }
        }
        walk(root)
        #expect(Set(names).count == names.count)
        #expect(names.count == InspectorRoute.all.count)
    }

    @Test("It is served, with what a token asks for")
    func served() async throws {
        try await RunningInspector.with { inspector async throws in
            let answer = try await inspector.get("/openapi.json")
            #expect(answer.status == 200)
            #expect(try answer.json["openapi"]?.string == "3.1.0")
            #expect(try answer.json["security"] == nil)
            #expect(try await inspector.get("/openapi").status == 404)
            #expect(try await inspector.get("/openapi.txt").status == 404)
        }
        try await RunningInspector.with(InspectorSettings(port: 0, token: "secret")) { inspector async throws in
            let answer = try await inspector.get("/openapi.json", ["X-Hooksight-Token: secret"])
            #expect(try answer.json["security"]?.elements.count == 2)
            #expect(try answer.json["components"]?["securitySchemes"]?["bearer"]?["scheme"]?.string == "bearer")
        }
    }
}
