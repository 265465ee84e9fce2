extension ProgramTests.CheckCommandTests {
    static let cases = [
        Case(
            testDescription: "nothing named", arguments: [], status: 64,
            errors: "error: expected files, folders or - for standard input; or --captures for what is stored"),
        Case(
            testDescription: "files and captures", files: ["a.json": "{}"], arguments: ["a.json", "--captures"],
            status: 64, errors: "error: --captures checks what is stored; leave it or a.json out"),
        Case(
            testDescription: "a format that there is none of", arguments: ["a.json", "--format", "xml"], status: 64,
            errors: "error: --format: expected text, json, github or sarif, found \"xml\""),
        Case(
            testDescription: "two formats", arguments: ["a.json", "--format", "sarif", "--json"], status: 64,
            errors: "error: --json is the short form of --format json; leave it or --format sarif out"),
        Case(
            testDescription: "what to check by and by whom it is known",
            arguments: ["a.json", "--identified", "--as-provider", "omnisales"], status: 64,
            errors: "error: --identified goes without --schema and --as-provider"),
        Case(
            testDescription: "payloads of nobody known are left out, and counted",
            files: ["a.ndjson": "{}\n\(shipped)\n[]\n"], arguments: ["a.ndjson", "--identified"], status: 0,
            errors: "1 valid, 0 invalid, 0 could not be checked; 2 of no known provider, left out"),
        Case(
            testDescription: "a file that is broken is not left out", files: ["a.json": "{", "b.json": "{}"],
            arguments: ["a.json", "b.json", "--identified"], status: 1,
            output: [
                "a.json:1:2: error: not JSON: expected a member name in double quotes or '}', found the end of the "
                    + "text; the text ends inside an object: cut off, or a '}' is missing"
            ], errors: "0 valid, 1 invalid, 0 could not be checked; 1 of no known provider, left out"),
        Case(
            testDescription: "nobody known at all", files: ["a.json": "{}"], arguments: ["a.json", "--identified"],
            status: 2, errors: "error: there is nothing to check; 1 of no known provider, left out"),
        Case(
            testDescription: "a HAR without a JSON body",
            files: ["a.har": #"{"log":{"entries":[{"request":{"method":"GET","url":"/"}}]}}"#],
            arguments: ["a.har"], status: 2,
            errors: "error: there is nothing to check; 1 request without a JSON body left out"),
        Case(
            testDescription: "errors of the event and the envelope are in order of line",
            files: [
                "a.json":
                    "{\"event\":\"order.shipped\",\n\"data\":{\"orderId\":1},\n\"timestamp\":\"yesterday\"}"
            ],
            arguments: ["a.json", "--as-provider", "bharatcart"], status: 1,
            output: [
                "a.json:2:8: error: /data: missing \"tracking\"",
                "a.json:2:19: error: /data/orderId: expected string, found number 1; put it in quotes: \"1\"",
                "a.json:3:13: error: /timestamp: expected a date-time such as \"2025-01-16T10:30:00Z\" (RFC 3339), "
                    + "found string \"yesterday\"",
            ], errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "conditions for files", arguments: ["a.json", "--provider", "omnisales"], status: 64,
            errors: "error: conditions are for --captures; name the provider of files with --as-provider"),
        Case(
            testDescription: "standard input twice", arguments: ["-", "-"], status: 64,
            errors: "error: standard input can be read only once"),
        Case(
            testDescription: "an unknown provider", arguments: ["a.json", "--as-provider", "omni"], status: 64,
            errors: "error: --as-provider: no provider \"omni\"; "),
        Case(
            testDescription: "an unknown event", arguments: ["a", "--as-provider", "omnisales", "--as-event", "x"],
            status: 64, errors: "error: --as-event: no event \"x\" of OmniSales; "),
        Case(
            testDescription: "schema and provider", arguments: ["a", "--schema", "s", "--as-provider", "omnisales"],
            status: 64, errors: "error: --schema stands alone"),
        Case(
            testDescription: "formats without a schema", arguments: ["a", "--format-assertion"], status: 64,
            errors: "error: --format-assertion goes with --schema FILE"),
        Case(
            testDescription: "a file that is not there", arguments: ["a.json"], status: 2,
            output: [
                "a.json: error: could not be checked: no such file or directory"
            ], errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "a folder without payloads", files: ["f/a.txt": "x"], arguments: ["f"], status: 2,
            errors: "error: there is nothing to check: no *.json, *.ndjson, *.jsonl or *.har in what was named"),
        Case(
            testDescription: "X7: an event that is known by name alone is not valid",
            files: ["shopify/carts.create.json": "{}"], arguments: ["shopify"], status: 0,
            errors: "0 valid, 0 invalid, 1 of events known by name alone, 0 could not be checked"),
        Case(
            testDescription: "and with --require-described it is not good", files: ["shopify/carts.create.json": "{}"],
            arguments: ["shopify", "--require-described"], status: 2,
            errors: "0 valid, 0 invalid, 1 of events known by name alone, 0 could not be checked"),
        Case(
            testDescription: "an unknown payload", files: ["a.json": "\n{}"], arguments: ["a.json"], status: 2,
            output: ["a.json:1:1: error: could not be checked: \(none)"],
            errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "an event that the provider does not have",
            files: ["a.json": shipped.replacing("order.shipped", with: "order.shiped")], arguments: ["a.json"],
            status: 2,
            output: [
                "a.json:1:1: error: could not be checked: bharatcart has no event \"order.shiped\"; "
                    + "did you mean \"order.shipped\"?"
            ], errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "more than one provider",
            files: ["a.json": #"{"event":"product.deleted","data":{}}"#], arguments: ["a.json"], status: 2,
            output: [
                "a.json:1:1: error: could not be checked: more than one provider may have sent it (event product.deleted fits "
                    + "bharatcart, event product.deleted fits omnisales); name one with --as-provider ID"
            ], errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "the provider by its folder",
            files: ["bharatcart/a.json": #"{"event":"product.deleted","timestamp":"2024-01-01T00:00:00Z"}"#],
            arguments: ["bharatcart/a.json"], status: 1,
            output: [#"bharatcart/a.json:1:1: error: missing "data""#],
            errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "an event of its own, where the payload has none",
            files: ["a.json": #"{"timestamp":"2024-01-01T00:00:00Z","data":7}"#],
            arguments: ["a.json", "--as-provider", "bharatcart", "--as-event", "order.shipped"], status: 1,
            output: [
                #"a.json:1:1: error: missing "event""#,
                "a.json:1:44: error: /data: expected object, found number 7",
            ], errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "invalid counts more than unknown",
            files: ["f/a.json": "{}", "f/b.json": "{", "f/c.json": shipped], arguments: ["f"], status: 1,
            output: [
                "f/a.json:1:1: error: could not be checked: \(none)",
                "f/b.json:1:2: error: not JSON: expected a member name in double quotes or '}', found the end of the text; "
                    + "the text ends inside an object: cut off, or a '}' is missing",
            ], errors: "1 valid, 1 invalid, 1 could not be checked"),
        Case(
            testDescription: "an ignore file, and what is hidden",
            files: [
                "f/.hooksightignore": "# not these\nskip*.json\nin/ \na/b.json\n", "f/a/skip1.json": "{",
                "f/in/x.json": "{",
                "f/a/b.json": "{", "f/in.json": shipped, "f/.git/x.json": "{", "f/b.json": shipped,
            ], arguments: ["f"], status: 0,
            errors: "2 valid, 0 invalid, 0 could not be checked; 3 left out by .hooksightignore "
                + "(--no-ignore checks them); 1 hidden left out"),
        Case(
            testDescription: "all of a folder ignored", files: ["f/.hooksightignore": "*", "f/a.json": "{}"],
            arguments: ["f"], status: 2,
            errors: "error: there is nothing to check: no *.json, *.ndjson, *.jsonl or *.har in what was named "
                + "but what .hooksightignore names; --no-ignore checks it"),
        Case(
            testDescription: "lines, empty ones aside", files: ["a.jsonl": "\(shipped)\r\n\r\n\(order)7}\r\n"],
            arguments: ["a.jsonl"], status: 1, output: ["a.jsonl:3:68: error: /data: expected object, found number 7"],
            errors: "1 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "no lines", files: ["a.ndjson": "\n"], arguments: ["a.ndjson"], status: 2,
            output: [
                "a.ndjson: error: could not be checked: there is nothing to check in it; expected a payload in each line"
            ], errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "a HAR in one line, columns in code points",
            files: ["a.har": #"{"log":{"entries":[{"request":{"method":"POST","url":"é","postData":{"text":"{"}}}]}}"#],
            arguments: ["a.har"], status: 1,
            output: [
                "a.har:1:77: error: request 1, POST é: not JSON: expected a member name in double quotes or '}', "
                    + "found the end of the text; the text ends inside an object: cut off, or a '}' is missing"
            ], errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a schema that comes back to itself is noted once",
            files: [
                "s.json": ##"{"$id":"https://example.com/s","$ref":"#","type":"object"}"##, "a.json": "{}",
                "b.json": "{}",
            ],
            arguments: ["a.json", "b.json", "--schema", "s.json"], status: 0,
            errors: "note: https://example.com/s#: this schema comes back to itself at the same place of the payload, "
                + "which adds nothing\n2 valid, 0 invalid, 0 could not be checked"),
        Case(
            testDescription: "a HAR without requests", files: ["a.har": #"{"log":{"entries":[]}}"#],
            arguments: ["a.har"],
            status: 2, output: ["a.har:1:1: error: could not be checked: no requests in a.har"],
            errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "a HAR that is none", files: ["a.har": #"{"log":{}}"#], arguments: ["a.har"], status: 2,
            output: [
                "a.har:1:1: error: could not be checked: not HAR: expected an array at /log/entries; "
                    + "give a payload another ending than .har"
            ], errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "a schema with references",
            files: ["s.json": ownSchema, "a.json": #"{"a":"99.99","d":"x"}"#],
            arguments: ["a.json", "--schema", "s.json"],
            status: 1,
            output: [
                #"a.json:1:6: error: /a: expected number, found string "99.99"; send it without quotes: 99.99"#
            ], errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a schema that refers to a file beside it",
            files: [
                "s/main.json": #"{"properties":{"a":{"$ref":"parts/zip%20code.json#/$defs/zip"}}}"#,
                "s/parts/zip code.json": #"{"$defs":{"zip":{"$ref":"../text.json","pattern":"^\\d{5}$"}}}"#,
                "s/text.json": #"{"type":"string"}"#, "a.json": #"{"a":"1"}"#,
            ],
            arguments: ["a.json", "--schema", "s/main.json"], status: 1,
            output: [
                #"a.json:1:6: error: /a: expected a string that matches the pattern "^\\d{5}$", found string "1""#
            ],
            errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a schema with an $id that refers to a file beside it",
            files: [
                "s.json": #"{"$id":"https://example.com/schemas/s.json","items":{"$ref":"parts/n.json"}}"#,
                "parts/n.json": #"{"type":"null"}"#, "a.json": "[1]",
            ],
            arguments: ["a.json", "--schema", "s.json"], status: 1,
            output: ["a.json:1:2: error: /0: expected null, found number 1"],
            errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a mistake in a file that a schema refers to",
            files: ["s.json": #"{"$ref":"t.json"}"#, "t.json": "{\n \"type\": 1}", "a.json": "1"],
            arguments: ["a.json", "--schema", "s.json"], status: 2,
            errors:
                "t.json:2:10: error: /type: expected \"type\" to be object, array, string, number, integer, boolean "
                + "or null, found 1"),
        Case(
            testDescription: "a schema that refers elsewhere",
            files: ["s.json": #"{"$ref":"https://example.com/t.json"}"#, "a.json": "1"],
            arguments: ["a.json", "--schema", "s.json"], status: 2,
            errors: #"s.json:1:9: error: /$ref: "https://example.com/t.json" is not fetched; "#
                + "give it with --map https://example.com/t.json=FILE"),
        Case(
            testDescription: "a schema of draft 7",
            files: [
                "s.json":
                    #"{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"null"}],"additionalItems":false}"#,
                "a.json": "[null,1]",
            ],
            arguments: ["a.json", "--schema", "s.json"], status: 1,
            output: ["a.json:1:7: error: /1: expected nothing here, found number 1"],
            errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a payload that takes too long to judge",
            files: [
                "s.json": #"{"properties":{"a":{"pattern":"(a+)+$"}}}"#,
                "a.json": "{\"a\":\"\(String(repeating: "a", count: 100_000))!\"}",
            ],
            arguments: ["a.json", "--schema", "s.json"], status: 2,
            output: [#"a.json:1:1: error: could not be checked: matching the pattern "(a+)+$" takes too many steps"#],
            errors: "0 valid, 0 invalid, 1 could not be checked"),
        Case(
            testDescription: "places in the schema, as URIs too",
            files: ["s.json": #"{"$id":"https://example.com/s","type":"null"}"#, "a.json": "1"],
            arguments: ["a.json", "--schema", "s.json", "--json"], status: 1,
            output: [
                #"{"file":"a.json","line":1,"provider":null,"because":[],"event":null,"verdict":"invalid","#
                    + #""format_asserts":false,"errors":[{"instanceLocation":"","keywordLocation":"/type","#
                    + ##""absoluteKeywordLocation":"https://example.com/s#/type","##
                    + #""error":"expected null, found number 1","line":1,"column":1,"hint":null}],"#
                    + #""omitted":0,"undocumented":[],"duplicate_keys":[],"problem":null}"#
            ], errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a schema that asserts formats",
            files: ["s.json": ownSchema, "a.json": #"{"a":1,"d":"x"}"#],
            arguments: ["a.json", "--schema", "s.json", "--format-assertion"], status: 1,
            output: [#"a.json:1:12: error: /d: expected a date such as "2025-01-16" (RFC 3339), found string "x""#],
            errors: "0 valid, 1 invalid, 0 could not be checked"),
        Case(
            testDescription: "a schema that is none", files: ["s.json": "{\n\"type\": \"nothing\"}", "a.json": "{}"],
            arguments: ["a.json", "--schema", "s.json"], status: 2,
            errors:
                "s.json:2:9: error: /type: expected \"type\" to be object, array, string, number, integer, boolean or "
                + "null, found \"nothing\""),
    ]
}
