import HookModel
import HookStore
import HookTransport
import NIOCore
import SuiteFiles
import TestSupport
import Testing

/// Bodies are stored byte for byte, whatever they are.
@Suite struct ExactCaptureTests {
    @Test("Each file of the JSON parsing suite is captured byte-identical, and none stops the listener")
    func parsingSuite() async throws {
        let folders = ["json-parsing/test_parsing": 318, "json-parsing/test_transform": 22]
        let files = folders.sorted { $0.key < $1.key }.flatMap { folder, count in
            SuiteFiles.files(in: folder, expecting: count).map { (folder, $0) }
        }
        let bodies = try files.map { folder, file in
            try ("\(folder)/\(file)", SuiteFiles.bytes(of: file, in: folder))
        }
        try await withReceiver { receiver in
            let client = try await receiver.connect()
            for (index, (file, body)) in bodies.enumerated() {
                try await client.send(
                    "POST /\(index) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: \(body.count)\r\n\r\n")
                client.sendAnyway(ByteBuffer(bytes: body))
                #expect(await client.next()?.status == 200, "\(file)")
            }
            client.close()
            let captures = try await receiver.captures()
            #expect(captures.count == bodies.count)
            for (capture, (file, body)) in zip(captures, bodies) {
                let isSame = Array(capture.request.body.readableBytesView) == body
                #expect(isSame, "\(file)")
                let isTransform = file.contains("test_transform")
                let name = file.split(separator: "/").last ?? ""
                if !isTransform, name.hasPrefix("y_") {
                    #expect(capture.findings.payload.verdict == .notChecked, "\(file)")
                }
                if !isTransform, name.hasPrefix("n_") {
                    #expect(capture.findings.payload.verdict == .notJSON, "\(file)")
                }
            }
        }
    }

    @Test(
        "Bodies around the sizes where their keeping changes", arguments: [0, 1, 262_144, 262_145, 524_288, 3_000_001])
    func sizes(size: Int) async throws {
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 131 ^ $0 >> 8) }
        try await withReceiver { receiver in
            let client = try await receiver.connect()
            try await client.send("PUT /big HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n")
            client.sendAnyway(ByteBuffer(bytes: body))
            #expect(await client.receive(answers: 1).map(\.status) == [200])
            client.close()
            let captures = try await receiver.captures()
            let isSame = captures.map { Array($0.request.body.readableBytesView) } == [body]
            #expect(isSame)
            #expect(captures.map(\.bodySize) == [size])
        }
    }

    @Test("A body over the limit is answered 413, kept up to the limit and marked")
    func tooLarge() async throws {
        var limits = ReceiverLimits()
        limits.bodyBytes = 1000
        try await withReceiver(limits: limits) { receiver in
            let client = try await receiver.connect()
            try await client.send("POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n")
            client.sendAnyway(ByteBuffer(repeating: 0x61, count: 5000))
            #expect(await client.receiveToEnd().map(\.status) == [413])
            let captures = try await receiver.captures()
            #expect(captures.map(\.request.incompleteness) == [.tooLarge])
            #expect(captures.map(\.bodySize) == [1000])
            #expect(captures.map(\.status) == [413])
        }
    }

    @Test(
        "The answer tells the capture's id, and never a reason",
        arguments: [
            (false, 200, #"{"received":true,"id":1}"#), (true, 401, #"{"received":false,"id":1}"#),
        ])
    func receipt(enforces: Bool, status: Int, body: String) async throws {
        try await withReceiver(enforces: enforces) { receiver in
            let client = try await receiver.connect()
            try await client.send(
                "POST /webhooks/bharatcart HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                    + "X-Webhook-Signature: \(String(repeating: "0", count: 64))\r\n\r\n{}")
            let answers = await client.receive(answers: 1)
            client.close()
            #expect(answers.map(\.status) == [status])
            #expect(answers.map(\.body) == [body])
        }
    }
}
