import HookProviders
import JSONText
import TestSupport
import Testing

struct ProviderTests {
    @Test func listsProviders() async throws {
        try await RunningInspector.with { inspector async throws in
            let providers = try #require(try await inspector.get("/providers").json["providers"]).elements
            #expect(providers.map { $0["id"]?.string } == KnownProviders.ids)
            let signatures = Dictionary(
                providers.map { ($0["id"]?.string, $0["signature"]) }, uniquingKeysWith: { first, _ in first })
            #expect(signatures["esahayak"]??.isNull == true)
            #expect(signatures["omnisales"]??.string == "hmac-sha256-hex")
            let text = try await inspector.get("/providers.txt").text
            #expect(text.split(separator: "\n").count == KnownProviders.ids.count)
            #expect(text.contains(/\nesahayak +eSahayak/))
        }
    }

    @Test func showsWholeDocuments() async throws {
        try await RunningInspector.with { inspector async throws in
            for document in try RunningInspector.catalog.get().documents {
                let answer = try await inspector.get("/providers/\(document.id)")
                #expect(try answer.json.prettyText == document.source.prettyText)
                #expect(try answer.json["events"]?.kind == .object)
                let text = try await inspector.get("/providers/\(document.id).txt").text
                for event in document.events { #expect(text.contains(" \(event.type) ")) }
                for note in document.notes { #expect(text.contains("\n  - \(note)\n"), "\(note)") }
            }
        }
    }

    @Test func showsEveryEvent() async throws {
        try await RunningInspector.with { inspector async throws in
            for document in try RunningInspector.catalog.get().documents {
                for (place, event) in document.events.enumerated() {
                    let path = "/providers/\(document.id)/events/\(event.type)"
                    let json = try await inspector.get(path).json
                    #expect(
                        json.members.map(\.name)
                            == ["provider", "type", "description", "documented", "schema", "example"])
                    #expect(json["type"]?.string == event.type)
                    #expect(json["schema"]?.prettyText == event.schema.prettyText)
                    #expect(json["example"]?.prettyText == event.examples.first?.prettyText ?? "null")
                    // There are nearly a thousand; in text some of each provider will do.
                    guard place < 3 else { continue }
                    let text = try await inspector.get(path + ".txt").text
                    #expect(text.hasPrefix("\(document.id) \(event.type)\n  \(event.description)\n"))
                }
            }
        }
    }
}
