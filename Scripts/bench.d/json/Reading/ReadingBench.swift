import Foundation
import JSONText

/// Every text by every reader: lines of `read`, text, bytes, reader and seconds.
struct ReadingBench {
    let folder: String
    let stopwatch: Stopwatch

    func run() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".json") {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
            try run(data, named: String(name.dropLast(5)))
        }
    }

    private func run(_ data: Data, named text: String) throws {
        let bytes = [UInt8](data)
        let ways: [(reader: String, work: Stopwatch.Work)] = [
            ("JSONText", { try bytes.withUnsafeBytes { try Self.scan($0) { $0.count(of: $0.root) } } }),
            ("JSONDocument", { try JSONDocument(bytes).root.count }),
            ("JSONText, read out", { try bytes.withUnsafeBytes { try Self.scan($0) { $0.readAll(from: $0.root) } } }),
            ("JSONSerialization", { try Self.count(JSONSerialization.jsonObject(with: data)) }),
            ("JSONDecoder", { try Self.count(JSONDecoder().decode(AnyJSON.self, from: data)) }),
        ]
        let times = try stopwatch.measure(ways.map(\.work))
        for (way, seconds) in zip(ways, times) {
            JSONBench.tell("read", text, bytes.count, way.reader, seconds)
        }
    }

    private static func scan(_ bytes: UnsafeRawBufferPointer, _ body: (JSONText) -> Int) throws -> Int {
        body(try JSONText(scanning: bytes))
    }

    private static func count(_ value: Any) -> Int {
        (value as? [Any])?.count ?? (value as? [String: Any])?.count ?? 0
    }

    private static func count(_ value: AnyJSON) -> Int {
        switch value {
        case .array(let elements): elements.count
        case .object(let members): members.count
        default: 0
        }
    }
}
