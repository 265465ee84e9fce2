import Foundation
import JSONText

/// One payload of `Samples/`.
package struct Sample: Sendable, CustomStringConvertible {
    package let file: String
    package let provider: String
    package let event: String
    package let isFromGuide: Bool

    package var description: String { file }

    package static let all: [Sample] = {
        guard let bytes = try? ProjectFiles.bytes("Samples/index.json"), let index = try? JSONDocument(bytes) else {
            return []
        }
        return (index.root["samples"]?.elements ?? []).compactMap { entry in
            guard let file = entry["file"]?.string, let provider = entry["provider"]?.string,
                let event = entry["event"]?.string, let origin = entry["from"]?.string
            else { return nil }
            return Sample(file: file, provider: provider, event: event, isFromGuide: origin != "ours")
        }
    }()

    package func bytes() throws -> [UInt8] { try ProjectFiles.bytes("Samples/\(file)") }
}
