package import Foundation

/// The official test material that stands beside the project, or wherever `HOOKSIGHT_SUITES` says.
package enum SuiteFiles {
    package static let root: URL = {
        if let path = ProcessInfo.processInfo.environment["HOOKSIGHT_SUITES"] { return URL(fileURLWithPath: path) }
        let project = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return project.deletingLastPathComponent().appendingPathComponent("shared/suites")
    }()

    /// The names of the JSON files in a folder, sorted; none, with a line that says so, where the folder is absent.
    package static func files(in folder: String, expecting count: Int) -> [String] {
        let place = root.appendingPathComponent(folder)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
            print("SKIPPED: \(folder) not found at \(place.path) (\(count) files)")
            return []
        }
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }

    /// The paths of the JSON files in a folder and the folders in it, from the folder on, sorted.
    package static func paths(under folder: String) -> [String] {
        let place = root.appendingPathComponent(folder).path
        let found = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(".json") }.sorted()
    }

    package static func bytes(of name: String, in folder: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: root.appendingPathComponent(folder).appendingPathComponent(name)))
    }
}
