import Testing

@testable import JSONSchema

@Suite("JSON Schema test suite, formats")
struct FormatSuiteTests {
    struct File: CustomTestStringConvertible {
        let folder: String
        let name: String

        var testDescription: String { "\(folder)/\(name)" }
    }

    /// The files of each draft, but for those of patterns and of formats that nobody knows.
    static let files = ["draft2020-12", "draft7"].flatMap { draft in
        let folder = "json-schema/tests/\(draft)/optional/format"
        return TestMaterial.files(in: folder, expecting: 18)
            .filter { !["regex.json", "ecmascript-regex.json", "unknown.json"].contains($0) }
            .map { File(folder: folder, name: $0) }
    }

    @Test(arguments: files)
    func format(file: File) throws {
        for group in try JSONDocument(TestMaterial.bytes(of: file.name, in: file.folder)).root.elements {
            let name = try #require(group["schema"]?["format"]?.string)
            let format = try #require(StringFormat(name: name))
            for sample in group["tests"]?.elements ?? [] {
                guard let text = sample["data"]?.string else {
                    #expect(sample["valid"]?.bool == true, "the format is no matter of other kinds")
                    continue
                }
                let accepted = Array(text.utf8).withUnsafeBufferPointer { format.accepts($0) }
                #expect(accepted == sample["valid"]?.bool, "\(sample["description"]?.string ?? ""): \(text)")
            }
        }
    }
}
