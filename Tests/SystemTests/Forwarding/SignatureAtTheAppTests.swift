import JSONText
import NIOCore
import TestSupport
import Testing

extension ProgramTests {
    /// A signature that is valid on arrival is valid at the app.
    @Suite struct SignatureAtTheAppTests {
        private struct Sent {
            let provider: String
            let what: String
            let headers: [String]
            let body: [UInt8]
            var isChunked = false
            var isRight = true

            var wire: ByteBuffer {
                let path = GuideSchedule.path(of: provider)
                let length = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(body.count)"
                let lines = ["POST \(path) HTTP/1.1", "Host: a", length] + headers
                var wire = ByteBuffer(string: lines.joined(separator: "\r\n") + "\r\n\r\n")
                guard isChunked else {
                    wire.writeBytes(body)
                    return wire
                }
                for part in [body.prefix(7), body.dropFirst(7)] {
                    wire.writeString("\(String(part.count, radix: 16));x=y\r\n")
                    wire.writeBytes(part)
                    wire.writeString("\r\n")
                }
                wire.writeString("0\r\n\r\n")
                return wire
            }
        }

        @Test(
            "What is signed passes the guides' own checks in an app, and what is changed does not",
            .enabled(if: PythonApp.isThere))
        func verifiedByTheApp() async throws {
            let app = try await PythonApp("verify.py", TestSecrets.texts.map { "\($0.key)=\($0.value)" })
            let program = try await RunningProgram(
                ["--forward", "name=app \(app.port)", "--retry", "none"], environment: GuideSchedule.secrets)
            let sent = try GuideSchedule.providers.flatMap(SignatureAtTheAppTests.requests)
            let client = try await RawClient.connect(port: program.receiver)
            for request in sent {
                client.sendAnyway(request.wire)
                #expect(await client.next()?.status == 200)
            }
            try await program.waitUntilNothingIsPending()
            for (place, request) in sent.enumerated() {
                let capture = try await program.inspect("/captures/\(place + 1)")
                let delivery = try await program.inspect("/deliveries/\(place + 1)")
                let words: Comment = "\(request.provider), \(request.what): \(delivery["reason"]?.string ?? "")"
                #expect(capture["provider"]?["id"]?.string == request.provider, words)
                let verdict = request.provider == "esahayak" ? "not_signed" : request.isRight ? "verified" : "failed"
                #expect(capture["signature"]?["verdict"]?.string == verdict, words)
                #expect(delivery["history"]?[0]?["status"]?.int == (request.isRight ? 200 : 401), words)
                #expect(delivery["state"]?.string == (request.isRight ? "delivered" : "failed"), words)
            }
            #expect(try await program.end() == 0)
            try await app.end()
        }

        /// The ways in which a provider's sample is sent.
        private static func requests(_ provider: String) throws -> [Sent] {
            let sample = try #require(Sample.all.first { $0.provider == provider })
            let body = try sample.bytes()
            let text = String(decoding: body, as: UTF8.self)
            let headers = try GuideTests.headers(sample, body)
            let odd = Array(text.replacing("\n", with: "\r\n\t").utf8) + Array(" \r\n\n".utf8)
            let names = headers.filter { $0.hasPrefix("X-") }.compactMap { $0.split(separator: ":").first }
            var sent = [
                Sent(provider: provider, what: "as shown", headers: headers, body: body),
                Sent(provider: provider, what: "in chunks", headers: headers, body: body, isChunked: true),
                Sent(
                    provider: provider, what: "white space", headers: try GuideTests.headers(sample, odd), body: odd),
            ]
            guard provider != "esahayak" else {
                let other = headers.map { $0.hasPrefix("X-eSahayak-Event") ? "X-eSahayak-Event: other" : $0 }
                sent.append(Sent(provider: provider, what: "changed", headers: other, body: body, isRight: false))
                return sent
            }
            let bytes = body + [0, 13, 10] + (128...255)
            var changed = body
            changed[body.count / 2] ^= 1
            return sent + [
                Sent(
                    provider: provider, what: "no text at all", headers: try GuideTests.headers(sample, bytes),
                    body: bytes),
                Sent(
                    provider: provider, what: "its signature named as the connection's own",
                    headers: headers + ["Connection: \(names.filter { $0.contains("Signature") }.joined())"],
                    body: body),
                Sent(provider: provider, what: "changed", headers: headers, body: changed, isRight: false),
            ]
        }
    }
}
