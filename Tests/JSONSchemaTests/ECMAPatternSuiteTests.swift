import SuiteFiles
import Testing

@testable import JSONSchema
@testable import JSONText

@Suite("Patterns of the JSON Schema test suite")
struct ECMAPatternSuiteTests {
    private static let drafts = ["draft2020-12", "draft7"]

    private static func files(_ folder: String, _ names: [String]) -> [String] {
        drafts.flatMap { draft in
            let place = "json-schema/tests/\(draft)" + (folder.isEmpty ? "" : "/\(folder)")
            return SuiteFiles.files(in: place, expecting: names.count).filter { names.contains($0) }
                .map { "\(place)/\($0)" }
        }
    }

    private static let matchingFiles =
        files("", ["pattern.json", "patternProperties.json"])
        + files("optional", ["ecmascript-regex.json", "non-bmp-regex.json"])
    private static let formatFiles = files("optional/format", ["regex.json", "ecmascript-regex.json"])

    private func groups(of path: String) throws -> [JSONValue] {
        let parts = path.split(separator: "/")
        let folder = parts.dropLast().joined(separator: "/")
        return try JSONDocument(SuiteFiles.bytes(of: String(parts.last ?? ""), in: folder)).root.elements
    }

    @Test(arguments: matchingFiles)
    func matching(path: String) throws {
        var judged = 0
        for group in try groups(of: path) {
            let schema = try #require(group["schema"])
            let sources =
                schema["pattern"]?.string.map { [$0] } ?? schema["patternProperties"]?.members.map(\.name) ?? []
            let patterns = try sources.map { try ECMAPattern($0) }
            for sample in group["tests"]?.elements ?? [] {
                let title: Comment = "\(group["description"]?.string ?? "") / \(sample["description"]?.string ?? "")"
                let data = try #require(sample["data"])
                let isValid = sample["valid"]?.bool == true
                let names = data.string.map { [$0] } ?? data.members.map(\.name)
                let isFound = names.map { name in patterns.contains { $0.outcomes(in: name) == [.found] } }
                if schema["pattern"] != nil {
                    #expect(isFound.allSatisfy { $0 } == isValid, title)
                } else if schema["additionalProperties"]?.bool == false {
                    #expect(isFound.allSatisfy { $0 } == isValid, title)
                } else if !isValid {
                    #expect(isFound.contains(true), title)
                }
                judged += names.count
            }
        }
        #expect(judged > 0)
    }

    @Test(arguments: formatFiles)
    func formats(path: String) throws {
        var judged = 0
        for group in try groups(of: path) {
            for sample in group["tests"]?.elements ?? [] {
                guard let source = sample["data"]?.string else { continue }
                let isPattern = (try? ECMAPattern.check(source)) != nil
                #expect(isPattern == (sample["valid"]?.bool == true), "\(source)")
                judged += 1
            }
        }
        #expect(judged > 0)
    }
}
