import JSONText
import SuiteFiles
import Testing

@Suite("nst/JSONTestSuite")
struct JSONParsingSuiteTests {
    private static let parsing = "json-parsing/test_parsing"
    private static let transform = "json-parsing/test_transform"

    @Test("parsing", arguments: SuiteFiles.files(in: parsing, expecting: 318))
    func parses(file: String) throws {
        let bytes = try SuiteFiles.bytes(of: file, in: Self.parsing)
        let isAccepted = (try? JSONDocument(bytes)) != nil
        switch file.prefix(2) {
        case "y_": #expect(isAccepted)
        case "n_": #expect(!isAccepted)
        default: #expect(file.hasPrefix("i_"))
        }
    }

    @Test("counts")
    func counts() {
        let files = SuiteFiles.files(in: Self.parsing, expecting: 318)
        if files.isEmpty { return }
        #expect(files.filter { $0.hasPrefix("y_") }.count == 95)
        #expect(files.filter { $0.hasPrefix("n_") }.count == 188)
    }

    @Test("every scalar is shown as sent", arguments: SuiteFiles.files(in: transform, expecting: 22))
    func transforms(file: String) throws {
        let bytes = try SuiteFiles.bytes(of: file, in: Self.transform)
        guard let document = try? JSONDocument(bytes) else {
            // These three hold bytes that are not UTF-8.
            #expect(file.contains("invalid_codepoint"))
            return
        }
        let pretty = document.root.prettyText
        let shown = pretty.utf8.filter { $0 > 0x20 }
        #expect(Array(shown) == bytes.filter { $0 > 0x20 })
        #expect(try JSONDocument(pretty).root.prettyText == pretty)
    }
}
