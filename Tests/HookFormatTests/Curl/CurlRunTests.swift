import Foundation
import HookFormat
import HookModel
import NIOCore
import TestSupport
import Testing

/// Commands are run: what arrives has to be what was captured.
@Suite("Curl commands that are run")
struct CurlRunTests {
    @Test(arguments: Shell.there)
    func bodies(in shell: Shell) async throws { try await expectSame(RawCase.bodies, in: shell) }

    @Test(arguments: Shell.there)
    func heads(in shell: Shell) async throws { try await expectSame(RawCase.heads, in: shell) }

    @Test(arguments: Shell.there)
    func samples(in shell: Shell) async throws {
        #expect(RawCase.samples.count > 40)
        try await expectSame(RawCase.samples, in: shell)
    }

    @Test(arguments: Shell.there)
    func randomRequests(in shell: Shell) async throws {
        #expect(RawCase.random.count == 200)
        try await expectSame(RawCase.random, in: shell)
    }

    /// Sends all cases one after the other with one script, and compares what came.
    private func expectSame(_ cases: [RawCase], in shell: Shell) async throws {
        let receiver = RawReceiver()
        let origin = "http://127.0.0.1:\(try await receiver.start())"
        let folder = try TemporaryFolder()
        var script = ""
        for (number, raw) in cases.enumerated() {
            let request = try raw.message.request()
            let name = "capture-\(number).body"
            if request.body.readableBytes > 65_536 {
                try Data(raw.message.body).write(to: URL(fileURLWithPath: folder.file(name)))
            }
            let command = CurlCommand(
                request, origin: origin, source: .file(name), credentials: Credentials(areShown: true)
            ).text
            #expect(command.unicodeScalars.allSatisfy { SafeText.isHarmless($0) || $0 == "\n" }, "\(raw)")
            script += command + "\n"
        }
        let (_, errors) = try await shell.run(script, in: folder)
        let received = receiver.requests
        try await receiver.stop()
        #expect(received.count == cases.count, "\(errors)")
        for (raw, message) in zip(cases, received) {
            #expect(message.sent == raw.message.sent, "\(raw)")
            #expect(message.body == raw.message.body, "\(raw)")
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy {
                $0.hasPrefix("script") || $0.hasPrefix("capture-")
            })
    }
}

extension RawMessage {
    /// Request line and header lines as curl is meant to send them: its own `Content-Length` aside, empty values bare,
    /// the version one that curl knows.
    fileprivate var sent: [String] {
        lines.map { line in
            let text = String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
            guard let colon = text.firstIndex(of: ":"), line != lines[0] else {
                return text.replacing(/HTTP\/1\.[2-9]$/, with: "HTTP/1.1")
            }
            let value = text[text.index(after: colon)...]
            return value.allSatisfy { $0 == " " || $0 == "\t" } ? String(text[...colon]) : text
        }.filter { !$0.lowercased().hasPrefix("content-length:") }
    }
}
