import Foundation
import HookModel
import HookTransport
import TestSupport
import Testing

/// The raw samples, as far as HTTP itself goes: what is a request, what is refused, and with which status.
@Suite struct RawSampleTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let input: [UInt8]
        let expected: Expected
    }

    struct Expected: Decodable, Sendable {
        struct Capture: Decodable, Sendable {
            var method: String
            var target: String
            var bodySize: Int
            var complete: Bool
        }

        var answers: [Int]
        var closes: Bool
        var halfClose: Bool?
        var captures: [Capture]
    }

    static let all: [Sample] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Samples/raw")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return names.sorted().filter { $0.hasSuffix(".http") }.compactMap { file in
            let name = String(file.dropLast(5))
            guard let input = try? Data(contentsOf: folder.appending(path: file)),
                let text = try? Data(contentsOf: folder.appending(path: "\(name).expected.json")),
                let expected = try? decoder.decode(Expected.self, from: text)
            else { return nil }
            return Sample(testDescription: name, input: [UInt8](input), expected: expected)
        }
    }()

    @Test func samplesAreThere() {
        #expect(Self.all.count >= 80)
    }

    @Test(arguments: all)
    func readsAsExpected(_ sample: Sample) {
        let seen = read([sample.input[...]], thenEnd: sample.expected.halfClose == true)
        var statuses: [Int] = []
        var requests: [SeenRequest] = []
        for item in seen {
            switch item {
            case .request(let request):
                requests.append(request)
                statuses.append(request.incompleteness == nil ? 200 : 400)
            case .refused(let refusal): statuses.append(refusal.status)
            }
        }
        #expect(statuses == sample.expected.answers)
        #expect(requests.map(\.method) == sample.expected.captures.map(\.method))
        #expect(
            requests.map { String(decoding: bytes($0.target), as: UTF8.self) } == sample.expected.captures.map(\.target)
        )
        #expect(requests.map { bytes($0.body).count } == sample.expected.captures.map(\.bodySize))
        #expect(requests.map { $0.incompleteness == nil } == sample.expected.captures.map(\.complete))
        let closes = seen.last.map { if case .request(let last) = $0 { !last.staysOpen } else { true } }
        #expect(closes == sample.expected.closes)
    }
}
