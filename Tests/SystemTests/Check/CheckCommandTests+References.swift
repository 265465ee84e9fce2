extension ProgramTests.CheckCommandTests {
    /// Where the references of a schema lead, and what is said of names that are no keywords.
    static let references = [
        Case(
            testDescription: "a reference to a file that is not there, with the nearest one",
            files: [
                "sch/s.json": #"{"$ref":"defs/custmer.schema.json"}"#, "sch/defs/customer.schema.json": "{}",
                "a.json": "1",
            ],
            arguments: ["a.json", "--schema", "sch/s.json"], status: 2,
            errors: "sch/s.json:1:9: error: /$ref: no such file sch/defs/custmer.schema.json; "
                + "did you mean customer.schema.json?"),
        Case(
            testDescription: "a reference by the web's name of a neighbour that is not there",
            files: ["s.json": #"{"$id":"https://example.com/s.json","$ref":"t.json"}"#, "a.json": "1"],
            arguments: ["a.json", "--schema", "s.json"], status: 2,
            errors: "s.json:1:44: error: /$ref: no such file t.json; "
                + "or give it with --map https://example.com/t.json=FILE"),
        Case(
            testDescription: "a file for a URI",
            files: [
                "s.json": #"{"$ref":"https://example.com/t.json#/$defs/n"}"#,
                "m.json": #"{"$defs":{"n":{"type":"null"}}}"#,
                "a.json": "1",
            ],
            arguments: ["a.json", "--schema", "s.json", "--map", "https://example.com/t.json=m.json"], status: 1,
            output: ["a.json:1:1: error: expected null, found number 1"],
            errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a folder for all below a URI, and the nearest of two",
            files: [
                "s.json": #"{"$ref":"https://example.com/v1/a/t.json"}"#, "one/a/t.json": #"{"$ref":"../u%20v.json"}"#,
                "one/u v.json": #"{"type":"null"}"#, "all/v1/a/t.json": "false", "a.json": "1",
            ],
            arguments: [
                "a.json", "--schema", "s.json", "--map", "https://example.com/=all", "--map",
                "https://example.com/v1/=one",
            ], status: 1, output: ["a.json:1:1: error: expected null, found number 1"],
            errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a file that is not in the folder for a URI",
            files: ["s.json": #"{"$ref":"https://example.com/order2.json"}"#, "all/orders.json": "{}", "a.json": "1"],
            arguments: ["a.json", "--schema", "s.json", "--map", "https://example.com/=all"], status: 2,
            errors: "s.json:1:9: error: /$ref: no such file all/order2.json; did you mean orders.json?"),
        Case(
            testDescription: "a dialect of somebody's own", files: ["a.json": "1", "s.json": ownDialect],
            arguments: ["a.json", "--schema", "s.json"], status: 2,
            errors: "s.json:1:12: error: /$schema: the dialect \"https://example.com/meta\" is not known; "
                + "give it with --map https://example.com/meta=FILE"),
        Case(
            testDescription: "a dialect of somebody's own, with keywords of its own",
            files: [
                "a.json": "1", "s.json": ownDialect,
                "meta.json": #"""
                {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://example.com/meta",
                "allOf":[{"$ref":"https://json-schema.org/draft/2020-12/schema"}],"properties":{"owner":{"type":"string"}}}
                """#,
            ],
            arguments: ["a.json", "--schema", "s.json", "--map", "https://example.com/meta=meta.json"], status: 0,
            errors: "s.json:1:52: note: unknown keyword \"ownr\"; did you mean owner?\n"
                + "1 valid, 0 invalid, 0 could not be checked"),
        Case(
            testDescription: "--map without a schema", arguments: ["a.json", "--map", "a:b=c"], status: 64,
            errors: "error: --map goes with --schema FILE"),
        Case(
            testDescription: "--map without a URI", files: ["s.json": "{}"],
            arguments: ["a.json", "--schema", "s.json", "--map", "a=b"], status: 64,
            errors: "error: --map: expected URI=FILE, or URI/=FOLDER, found \"a=b\""),
        Case(
            testDescription: "--map of a prefix to no folder", files: ["s.json": "{}"],
            arguments: ["a.json", "--schema", "s.json", "--map", "https://a/=b"], status: 64,
            errors: "error: --map: no folder b; a URI that ends in / maps to a folder"),
        Case(
            testDescription: "--map of a URI to a folder", files: ["s.json": "{}", "b/c.json": "1"],
            arguments: ["a.json", "--schema", "s.json", "--map", "https://a/c=b"], status: 64,
            errors: "error: --map: b is a folder; let the URI end in /, or name a file"),
        Case(
            testDescription: "names that are no keywords, each with its place",
            files: [
                "s.json": "{\n  \"x-mine\": 1, \"minimun\": 0,\n  \"properties\": {\"minimun\": {\"id\": \"a\"}},\n"
                    + "  \"items\": {\"$ref\": \"t.json\"}, \"enum\": [{\"foo\": 1}, 1]}",
                "t.json": #"{"whatever":1}"#, "a.json": "1",
            ],
            arguments: ["a.json", "--schema", "s.json"], status: 0,
            errors: "s.json:2:16: note: unknown keyword \"minimun\"; did you mean minimum?\n"
                + "s.json:3:30: note: unknown keyword \"id\"; did you mean $id?\n"
                + "t.json:1:2: note: unknown keyword \"whatever\"\n" + "1 valid, 0 invalid, 0 could not be checked"),
        Case(
            testDescription: "a keyword of another draft",
            files: [
                "s.json": #"{"$schema":"http://json-schema.org/draft-07/schema#","prefixItems":[true]}"#,
                "a.json": "1",
            ],
            arguments: ["a.json", "--schema", "s.json"], status: 0,
            errors: "s.json:1:54: note: unknown keyword \"prefixItems\"; it is of 2020-12, and this schema of draft 7\n"
                + "1 valid, 0 invalid, 0 could not be checked"),
        Case(
            testDescription: "a mistake in a file with an $id of its own is told of in that file",
            files: [
                "s.json": #"{"$ref":"t.json"}"#, "t.json": "{\"$id\":\"https://example.com/other\",\n \"type\": 1}",
                "a.json": "1",
            ],
            arguments: ["a.json", "--schema", "s.json"], status: 2,
            errors: "t.json:2:10: error: /type: expected \"type\" to be object, array, string, number, integer, "
                + "boolean or null, found 1"),
    ]

    private static let ownDialect = #"{"$schema":"https://example.com/meta","owner":"me","ownr":1}"#
}
