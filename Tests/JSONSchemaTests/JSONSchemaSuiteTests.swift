import JSONSchema
import SuiteFiles
import Testing

@Suite("Official JSON Schema test suite")
struct JSONSchemaSuiteTests {
    @Test("draft 2020-12", arguments: SuiteFiles.files(in: JSONSchemaSuite.draft2020.folder, expecting: 46))
    func draft2020(file: String) throws {
        try expectNoMisses(.draft2020, file)
    }

    @Test("draft 7", arguments: SuiteFiles.files(in: JSONSchemaSuite.draft7.folder, expecting: 37))
    func draft7(file: String) throws {
        try expectNoMisses(.draft7, file)
    }

    @Test("draft 2020-12, optional", arguments: optional(.draft2020, expecting: 13))
    func optional2020(file: String) throws {
        try expectNoMisses(.draft2020, file)
    }

    @Test("draft 7, optional", arguments: optional(.draft7, expecting: 8))
    func optional7(file: String) throws {
        try expectNoMisses(.draft7, file)
    }

    @Test("draft 2020-12, formats", arguments: formats(.draft2020, expecting: 21))
    func formats2020(file: String) throws {
        try expectNoMisses(.draft2020, file, formatAssertion: true)
    }

    @Test("draft 7, formats", arguments: formats(.draft7, expecting: 19))
    func formats7(file: String) throws {
        try expectNoMisses(.draft7, file, formatAssertion: true)
    }

    private static func formats(_ suite: JSONSchemaSuite, expecting count: Int) -> [String] {
        SuiteFiles.files(in: suite.folder + "/optional/format", expecting: count).map { "optional/format/" + $0 }
    }

    private static func optional(_ suite: JSONSchemaSuite, expecting count: Int) -> [String] {
        SuiteFiles.files(in: suite.folder + "/optional", expecting: count).map { "optional/" + $0 }
    }

    private func expectNoMisses(_ suite: JSONSchemaSuite, _ file: String, formatAssertion: Bool = false) throws {
        let (count, misses) = try suite.run(file, formatAssertion: formatAssertion)
        #expect(count > 0)
        for miss in misses { Issue.record("\(miss)") }
    }
}
