import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// Field, kind 7: filters and searches that would find nothing in silence.
    @Suite struct FieldFilterTests {
        struct Query: Sendable {
            let text: String
            /// The captures that are found; nil where the query is refused.
            let found: [Int]?
            /// What is said of it.
            var says: [String] = []
        }

        private static let all = [5, 4, 3, 2, 1]

        /// Over a push of GitHub's, a text in capitals beyond ASCII, an order, a GET of nobody and a form.
        static let queries: [Query] = [
            Query(text: "q=казань", found: [2]), Query(text: "q=КАЗань", found: [2]),
            Query(text: "q=x-github-EVENT", found: [1]), Query(text: "q=Zo%C3%AB", found: [3]),
            Query(text: "q=ZO%C3%8B", found: [3]), Query(text: "q=kasan", found: []),
            Query(text: "provider=GitHub", found: [1]), Query(text: "provider=OMNISALES", found: [3]),
            Query(text: "provider=", found: [4, 2]),
            Query(text: "provider=githb", found: nil, says: ["githb", "github"]),
            Query(text: "provider=gitlab", found: []),
            Query(text: "method=post", found: [5, 3, 2, 1]), Query(text: "method=Get", found: [4]),
            Query(text: "method=PUT", found: []),
            Query(text: "event=push", found: [1]), Query(text: "event=ord*", found: [3]),
            Query(text: "event=pusk", found: [], says: [#"no known event is called "pusk"; did you mean "push"?"#]),
            Query(text: "event=busy", found: [5]),
            Query(text: "since=1d", found: all), Query(text: "since=1h", found: all),
            Query(text: "until=1d", found: []), Query(text: "since=yesterday", found: nil, says: ["since"]),
            Query(text: "path=/hooks/*", found: [1]), Query(text: "signature=missing&method=post", found: [3, 1]),
            Query(text: "state=failed", found: nil, says: ["no parameter"]),
        ]

        @Test("What is asked for by another spelling is found, or refused with the nearest name")
        func queries() async throws {
            let app = FakeApp()
            let port = try await app.start()
            let program = try await RunningProgram([
                "--forward", "name=app,provider=GitHub,event=pusk \(port)", "--forward",
                "name=all,provider=GITHUB \(port)",
            ])
            let json = "Content-Type: application/json"
            let push = Array(#"{"ref":"refs/heads/main"}"#.utf8)
            _ = try await program.post("/hooks/1", [json, "X-GitHub-Event: push", "X-GitHub-Delivery: 1"], body: push)
            _ = try await program.post("/x", [], body: Array("город КАЗАНЬ".utf8))
            _ = try await program.post(
                "/webhooks/omni", [json], body: Array(#"{"event":"order.created","name":"Zoë"}"#.utf8))
            let client = try await RawClient.connect(port: program.receiver)
            try await client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await client.next()?.status == 200)
            client.close()
            _ = try await program.post(
                "/t", ["X-Twilio-Signature: x", "Content-Type: application/x-www-form-urlencoded"],
                body: Array("AccountSid=AC1&CallStatus=busy".utf8))
            for query in Self.queries {
                let text = query.text.contains { !$0.isASCII } ? Self.escaped(query.text) : query.text
                let answer = try await program.inspect("/captures?\(text)")
                let ids = answer["captures"]?.elements.compactMap { $0["id"]?.int }
                #expect(ids == query.found, "\(query.text): \(answer)")
                let said = (answer["hint"]?.string ?? "") + (answer["detail"]?.string ?? "")
                for words in query.says { #expect(said.contains(words), "\(query.text): \(said)") }
            }
            await app.wait(for: 1)
            #expect(try await program.end() == 0)
            #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["1"])
            #expect(program.errors.contains("event=pusk: no known event has this name; did you mean push?"))
        }

        /// A query with what is beyond ASCII in percent-encoding.
        private static func escaped(_ text: String) -> String {
            text.utf8.map { byte in
                byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
            }.joined()
        }
    }
}
