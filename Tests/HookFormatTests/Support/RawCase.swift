import Foundation
import TestSupport

/// A request to be sent again, by name.
struct RawCase: Sendable, CustomStringConvertible {
    let name: String
    let message: RawMessage

    var description: String { name }

    init(_ name: String, _ line: String, _ headers: [String], body: [UInt8] = []) {
        var bytes: [UInt8] = []
        for line in [line] + headers { bytes += Array(line.utf8) + [13, 10] }
        guard let message = RawMessage(bytes + [13, 10] + body) else { preconditionFailure("the head ends") }
        self.name = name
        self.message = message
    }

    init?(_ name: String, bytes: [UInt8]) {
        guard let message = RawMessage(bytes) else { return nil }
        self.name = name
        self.message = message
    }

    /// The first requests of `Samples/raw`, those aside that the receiver refuses.
    static let samples: [RawCase] = {
        let folder = ProjectFiles.root.appendingPathComponent("Samples/raw").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".http") && !$0.hasPrefix("refused-") }.sorted().compactMap { name in
            (try? ProjectFiles.bytes("Samples/raw/\(name)")).flatMap { RawCase(name, bytes: $0) }
        }
    }()
}
