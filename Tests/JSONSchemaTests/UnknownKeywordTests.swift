import JSONSchema
import JSONText
import Testing

@Suite("Names in schemas that are no keywords")
struct UnknownKeywordTests {
    @Test(
        "Only what stands at the place of a schema is looked at, by the dialect of that schema",
        arguments: [
            (#"{"minimun":0}"#, ["minimun → minimum 1:2"]),
            (#"{"properties":{"minimun":{"requird":[]}}}"#, ["requird → required 1:27"]),
            (#"{"enum":[{"minimun":0}],"const":{"a":1},"default":{"b":1},"examples":[{"c":1}]}"#, []),
            (##"{"x-anything":1,"$comment":"","readOnly":true,"definitions":{},"$recursiveRef":"#"}"##, []),
            (#"{"id":"a"}"#, ["id → $id 1:2"]), (#"{"nothing like it":1}"#, ["nothing like it 1:2"]),
            (
                #"{"$schema":"http://json-schema.org/draft-07/schema#","$defs":{},"properties":{"a":{"minContains":1}}}"#,
                ["$defs of draft2020 1:54", "minContains of draft2020 1:84"]
            ),
            (##"{"mine":{"minimun":1},"$ref":"#/mine"}"##, ["mine 1:2", "minimun → minimum 1:10"]),
        ])
    func found(_ schema: String, _ expected: [String]) throws {
        let root = try JSONDocument(schema).root
        let found = try CompiledSchema.unknownKeywords(in: root).map { keyword in
            let meant = keyword.nearest.map { " → \($0)" } ?? ""
            return keyword.name + meant + (keyword.otherDraft.map { " of \($0)" } ?? "")
                + " \(keyword.position.line):\(keyword.position.column)"
        }
        #expect(found == expected)
    }

    @Test("Every draft has its keywords")
    func keywords() {
        for draft in SchemaDraft.allCases {
            #expect(draft.keywords.isSuperset(of: ["$id", "$ref", "type", "minimum", "if", "readOnly", "title"]))
        }
        #expect(SchemaDraft.draft2020.keywords.contains("prefixItems"))
        #expect(!SchemaDraft.draft7.keywords.contains("prefixItems"))
    }
}
