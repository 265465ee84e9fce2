import Foundation
import HookCrypto
import HookModel
import HookStore
import JSONText
import NIOCore
import TestSupport
import Testing

/// `Samples/raw` through the real listener: what is answered, and what is stored, to the byte.
@Suite struct RawSampleTests {
    @Test("There are raw samples, hostile ones among them")
    func count() {
        #expect(RawSample.all.count >= 80)
        #expect(RawSample.all.filter { $0.captures.isEmpty }.count >= 20)
    }

    @Test("A raw request", arguments: RawSample.all)
    func sample(_ sample: RawSample) async throws {
        try await withReceiver { receiver in
            let client = try await receiver.connect()
            client.sendAnyway(ByteBuffer(bytes: sample.input))
            if sample.halfCloses { try await client.closeOutput() }
            #expect(await statuses(of: sample, from: client) == sample.answers)
            client.close()
            let captures = try await receiver.captures()
            #expect(captures.count == sample.captures.count)
            for (capture, expected) in zip(captures, sample.captures) { try check(capture, expected, sample.input) }
        }
    }

    private func statuses(of sample: RawSample, from client: RawClient) async -> [Int] {
        if sample.captures.contains(where: { $0["method"]?.string == "HEAD" }) {
            // The answer to HEAD has a length and no body, so its head is all there is to wait for.
            let text = await client.receive { $0.hasSuffix("\r\n\r\n") }
            return text.split(separator: "\r\n").filter { $0.hasPrefix("HTTP/") }.compactMap {
                Int($0.split(separator: " ")[1])
            }
        }
        let answers =
            sample.closes
            ? await client.receiveToEnd() : await client.receive(answers: sample.answers.count)
        return answers.map(\.status).filter { $0 != 100 }
    }

    private func check(_ capture: Capture, _ expected: JSONValue, _ input: [UInt8]) throws {
        let head = capture.request.head
        let bytes = { (range: ByteRange) in head.block.bytes.withUnsafeReadableBytes { Array($0[range.indices]) } }
        #expect(head.method == expected["method"]?.string)
        if let exact = expected["target_base64"]?.string {
            #expect(Data(bytes(head.targetRange)).base64EncodedString() == exact)
        } else {
            #expect(head.target == expected["target"]?.string)
        }
        if let headers = expected["headers"] { check(head.block, headers.elements) }
        if let trailers = expected["trailers"] { check(capture.request.trailers, trailers.elements) }
        #expect(capture.bodySize == expected["body_size"]?.int)
        #expect(capture.request.isComplete == expected["complete"]?.bool)
        if let digest = expected["body_sha256"]?.string { #expect(Hex.encode(capture.bodyDigest) == digest) }
        #expect(capture.findings.provider == expected["provider"]?.string)
        #expect(capture.findings.signature.verdict.rawValue == expected["signature"]?.string)
        #expect(capture.findings.signature.reason?.rawValue == expected["reason"]?.string)
        #expect(capture.findings.payload.verdict.rawValue == expected["payload"]?.string)
        #expect(capture.findings.event?.type == expected["event"]?.string)
        // Whatever the case: the head is a run of the bytes that were sent.
        let sent = Data(input)
        #expect(sent.range(of: Data(head.block.bytes.readableBytesView)) != nil)
    }

    private func check(_ block: HeaderBlock, _ expected: [JSONValue]) {
        block.bytes.withUnsafeReadableBytes { raw in
            let shown = block.fields.map { field in
                [Array(raw[field.name.indices]), Array(raw[field.shownValue(in: raw).indices])]
            }
            let wanted = expected.map { pair in
                let exact = pair[2]?["base64"]?.string.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
                return [Array((pair[0]?.string ?? "").utf8), exact ?? Array((pair[1]?.string ?? "").utf8)]
            }
            #expect(shown == wanted)
        }
    }
}
