import Foundation
import HookProviders
import JSONText
import TestSupport
import Testing

/// A handshake in a document that cannot be used says where and why.
@Suite struct HandshakeReadingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var document = "zoom"
        let old: String
        let new: String
        let field: String
        let reason: String
    }

    static let cases = [
        Case(
            testDescription: "an HMAC of what anybody sends", old: "\"signed\": true", new: "\"signed\": false",
            field: "/handshakes/0/hmac", reason: "unsigned ones"),
        Case(
            testDescription: "an HMAC with a public key", document: "discord",
            old: "\"answer\": {\n        \"status\": 200,\n        \"json\": {\n          \"type\": 1\n        }",
            new: """
                "token": {"body": "/id"}, "hmac": {"algorithm": "hmac-sha256", "encoding": "hex"},
                "answer": {"status": 200, "text": "{token}{hmac}"
                """,
            field: "/handshakes/0/hmac", reason: "unsigned ones"),
        Case(
            testDescription: "an HMAC that is not described", old: "\"hmac\": {", new: "\"hmca\": {",
            field: "/handshakes/0/hmca", reason: "hmac"),
        Case(
            testDescription: "an algorithm without a key", old: "\"algorithm\": \"hmac-sha256\",\n        \"encoding\"",
            new: "\"algorithm\": \"ed25519\",\n        \"encoding\"", field: "/handshakes/0/hmac/algorithm",
            reason: "ed25519"),
        Case(
            testDescription: "no token to echo",
            old: "\"token\": {\n        \"body\": \"/payload/plainToken\"\n      },",
            new: "", field: "/handshakes/0/answer", reason: "{token}"),
        Case(
            testDescription: "a pointer without its slash", old: "\"/payload/plainToken\"", new: "\"payload\"",
            field: "/handshakes/0/token/body", reason: "JSON Pointer"),
        Case(
            testDescription: "two places of a token", old: "\"body\": \"/payload/plainToken\"",
            new: "\"body\": \"/payload/plainToken\", \"query\": \"x\"", field: "/handshakes/0/token",
            reason: "at most 1 member"),
        Case(
            testDescription: "an error for an answer", old: "\"status\": 200", new: "\"status\": 401",
            field: "/handshakes/0/answer/status", reason: "401"),
        Case(
            testDescription: "a method alone",
            old: "\"members\": {\n          \"/event\": \"endpoint.url_validation\"\n        }",
            new: "\"empty_body\": true", field: "/handshakes/0/when", reason: "expected one of 5"),
        Case(
            testDescription: "a pointer among members without its slash",
            old: "\"/event\": \"endpoint.url_validation\"",
            new: "\"event\": \"endpoint.url_validation\"", field: "/handshakes/0/when/members",
            reason: "JSON Pointers as names"),
        Case(
            testDescription: "marks in the body", old: "\"signed\": true", new: "\"identifies\": true",
            field: "/handshakes/0/identifies", reason: "\"query\" or \"headers\""),
        Case(
            testDescription: "a signature that there is not", document: "cloudevents", old: "\"signed\": false",
            new: "\"signed\": true", field: "/handshakes/0/signed", reason: "null"),
        Case(
            testDescription: "a header that would end the line", document: "cloudevents", old: "\"Allow\": \"POST\"",
            new: "\"Allow\": \"POST\\r\\nX: y\"", field: "/handshakes/0/answer/headers/Allow", reason: "pattern"),
        Case(
            testDescription: "one kind twice", document: "microsoft-graph", old: "\"validation_token_lower_case\"",
            new: "\"validation_token\"", field: "/handshakes/1/kind", reason: "already"),
        Case(
            testDescription: "a member that there is not", document: "slack", old: "\"when\":", new: "\"wehn\":",
            field: "/handshakes/0/wehn", reason: "when"),
    ]

    @Test("A fault and its message", arguments: cases)
    func fault(_ test: Case) throws {
        let text = String(
            decoding: try ProjectFiles.bytes("Sources/HookProviders/Catalog/\(test.document).json"), as: UTF8.self)
        // The signature stands before the handshakes, and has words of its own.
        let start = try #require(text.range(of: "\"handshakes\""))
        let changed =
            text[..<start.lowerBound]
            + text[start.lowerBound...].replacing(test.old, with: test.new, maxReplacements: 1)
        #expect(changed != text)
        let error = #expect(throws: CatalogError.self) {
            try DocumentReader().read(Array(changed.utf8), file: "mine.json")
        }
        let found = try #require(error)
        #expect(found.field == test.field, "\(found)")
        #expect(found.reason.contains(test.reason), "\(found)")
        #expect("\(found)".hasPrefix("mine.json:\(found.position.line):\(found.position.column): \(test.field)"))
        #expect(found.position.line > 1)
    }
}
