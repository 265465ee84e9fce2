import Foundation
import JSONText
import TestSupport
import Testing

/// A whole request, or several, as bytes with what has to come of it: `Samples/raw`.
struct RawSample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let input: [UInt8]
    let expected: JSONDocument

    static let all: [RawSample] = {
        let folder = ProjectFiles.root.appendingPathComponent("Samples/raw").path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".http") }.sorted().compactMap { file in
            let name = String(file.dropLast(5))
            guard let input = try? ProjectFiles.bytes("Samples/raw/\(file)"),
                let expected = try? JSONDocument(ProjectFiles.bytes("Samples/raw/\(name).expected.json"))
            else { return nil }
            return RawSample(testDescription: name, input: input, expected: expected)
        }
    }()

    var answers: [Int] { expected.root["answers"]?.elements.compactMap(\.int) ?? [] }
    var closes: Bool { expected.root["closes"]?.bool ?? false }
    var halfCloses: Bool { expected.root["half_close"]?.bool ?? false }
    var captures: [JSONValue] { expected.root["captures"]?.elements ?? [] }
}
