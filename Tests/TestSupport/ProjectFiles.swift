package import Foundation

/// The project's own files, as tests find them.
package enum ProjectFiles {
    package static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    package static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: root.appendingPathComponent(path)))
    }

    /// The official material that stands beside the project, or wherever `HOOKSIGHT_SUITES` says.
    package static let suites: URL = {
        if let path = ProcessInfo.processInfo.environment["HOOKSIGHT_SUITES"] { return URL(fileURLWithPath: path) }
        return root.deletingLastPathComponent().appendingPathComponent("shared/suites")
    }()

    /// The names of the JSON files in a folder of a suite; none, with a line that says so, where the folder is absent.
    package static func suiteFiles(_ folder: String, expecting count: Int) -> [String] {
        let place = suites.appendingPathComponent(folder)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
            print("SKIPPED: \(folder) not found at \(place.path) (\(count) files)")
            return []
        }
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }
}

extension ProjectFiles {
    /// A file's size in bytes.
    package static func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    /// A file's permission bits.
    package static func mode(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
    }
}

extension ProjectFiles {
    /// A file of the official material, by its path there.
    package static func bytes(of suiteFile: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: suites.appendingPathComponent(suiteFile)))
    }
}
