import JSONText
import Testing

@Suite("Hints beside syntax errors", .timeLimit(.minutes(1)))
struct SyntaxHintTests {
    /// Texts of one kind, with the hint that each has; nil where none may be given.
    struct Kind: Sendable, CustomTestStringConvertible {
        let name: String
        let hint: String?
        let texts: [[UInt8]]

        init(_ name: String, _ hint: String?, _ texts: String...) {
            self.name = name
            self.hint = hint
            self.texts = texts.map { Array($0.utf8) }
        }

        init(_ name: String, _ hint: String?, bytes: [UInt8]...) {
            self.name = name
            self.hint = hint
            texts = bytes
        }

        var testDescription: String { name }
    }

    @Test(arguments: [
        Kind(
            "Python's dictionary", "Python's text of a dictionary: use json.dumps", "{'a': True}",
            "{'a': None, 'b': 'x'}", "{'id': 'evt_1', 'data': {'live': False}}", "{u'a': 1}", "{\"a\": 1, 'b': True}"),
        Kind(
            "Python's list", "Python's text of a list: use json.dumps", "['a', None]", "[ 'x', True ]",
            "[{'a': False}]"),
        Kind("Python's None", "None is of Python: use json.dumps", "{\"a\": None}", "[None]", "None"),
        Kind("Python's True", "True is of Python: use json.dumps", "{\"a\": True}", "[1, True, 2]", "True"),
        Kind("Python's False", "False is of Python: use json.dumps", "{\"a\": False}", "[False]", "False"),
        Kind(
            "Python's bytes", "Python's text of bytes: send the bytes themselves", "b'{\"a\": 1}'", "b\"{'a': 1}\"",
            " b'[1]'"),
        Kind(
            "Python's strings of version 2", "Python's text of a value: use json.dumps", "{\"a\": u'x'}", "[u'x']",
            "[b'x']"),
        Kind(
            "single quotes", "single quotes: JSON takes double quotes (Python: use json.dumps)", "{'a': 1}",
            "{\"a\": 'b'}", "['None of these', 'True story']", "{'it': 'isn\\'t True'}"),
        Kind(
            "a whole text in single quotes", "single quotes around the text: a shell left them there",
            "'{\"a\":1}'", "'[1,2]'", "'{a:1}'\n"),
        Kind("backquotes", "backquotes: JSON takes double quotes", "{`a`: 1}", "[`x`]", "{\"a\": `b`}"),
        Kind(
            "typographic quotes", "typographic quotes: JSON takes plain double quotes (U+0022)", "{ “a”: 1 }",
            "{\"a\": “b”}", "[‘x’]", "{„a“: 1}", "[«x»]", "“a”"),
        Kind("NaN", "NaN is no JSON number: send null or a string", "{\"a\":NaN}", "[nan]", "[1, NaN]", "NaN"),
        Kind(
            "infinity", "infinity is no JSON number: send null or a string", "{\"a\":Infinity}", "[-Infinity]",
            "[inf]", "[-inf]"),
        Kind(
            "undefined", "undefined is of JavaScript: leave the member out, or send null", "{\"a\":undefined}",
            "[undefined]", "undefined"),
        Kind("nil", "nil is not of JSON: send null", "{\"a\":nil}", "[nil]", "nil"),
        Kind("null in capitals", "write null in small letters", "{\"a\":NULL}", "[Null]", "{\"a\":Null,\"b\":1}"),
        Kind("true in capitals", "write true in small letters", "{\"a\":TRUE}", "[TRUE]", "TRUE"),
        Kind(
            "a trailing comma", "a trailing comma: remove it", "{\"a\":1,}", "[1,]", "{\"a\":[1,2,\n]}",
            "{\"a\":1,\n\n}"),
        Kind("a comma too many", "a comma too many: remove it", "[1,,2]", "[,1]", "{,}", "{\"a\":1,,\"b\":2}", "{},"),
        Kind(
            "a missing comma", "a comma is missing before it", "{\"a\":1 \"b\":2}", "{\"a\":\"x\"\n\"b\":2}",
            "[{} {}]", "[[1]\n[2]]"),
        Kind(
            "HTML", "HTML, such as an error page, instead of JSON", "<!DOCTYPE html><html></html>",
            "\n<html lang=\"en\">", "<!doctype HTML>", "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\">",
            "<HTML><BODY>502</BODY></HTML>", "<head><title>x</title></head>"),
        Kind(
            "XML", "XML instead of JSON", "<?xml version=\"1.0\"?><a/>", "<?xml version='1.0' encoding='UTF-8'?>",
            "  <?XML version=\"1.0\"?>\n<x></x>"),
        Kind(
            "markup", "markup (HTML or XML) instead of JSON", "<soap:Envelope></soap:Envelope>", "<br />",
            "<!-- x --><a>1</a>"),
        Kind(
            "a form", "a form (application/x-www-form-urlencoded) instead of JSON", "a=1&b=2",
            "payload=%7B%22a%22%3A1%7D", "token=abc&team_id=T1&text=a+b", "name=x", "false=1&true=2",
            "1=2&3=4", "user%5Bid%5D=1", "a[0]=1&a[1]=2\r\n"),
        Kind(
            "a multipart body", "the parts of a multipart body instead of JSON",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--",
            "--\r\ncontent-disposition: form-data", "------WebKit\nContent-Disposition: form-data; name=\"b\"\n\n"),
        Kind(
            "a comment", "a comment: JSON has none, remove it", "{\"a\":1 // x\n}", "/* x */ {}", "// x\n{}",
            "{\n  # x\n  \"a\":1}", "{\"a\":1, /* b */ \"b\":2}", "[1, // one\n2]", "{} // end", "# x\n{\"a\":1}",
            "{\"a\": /* x */ 1}"),
        Kind(
            "a byte order mark", "a byte order mark in front: write UTF-8 without it (Python: utf-8, not utf-8-sig)",
            "\u{FEFF}{}", "\u{FEFF}", "\u{FEFF}[1"),
        Kind("an empty text", "the text is empty", ""),
        Kind("white space", "the text is nothing but white space", " ", "\n", "\r\n\t "),
        Kind(
            "a name without quotes", "a member name without quotes: write \"a\"", "{a:1}", "{ a : 1 }",
            "{\"b\":1,a:2}"),
        Kind(
            "names with other signs", "a member name without quotes: write \"$id_1\"", "{$id_1:1}", "{\n$id_1: 2}",
            "{\"x\":1, $id_1: 2}"),
        Kind(
            "a string without quotes", "a string without quotes: write \"hello\"", "{\"a\":hello}", "[hello]",
            "[hello , 1]"),
        Kind(
            "NDJSON", "a second JSON text on a line of its own (NDJSON): send one in each request, or an array",
            "{\"a\":1}\n{\"a\":2}", "{}\r\n{}\r\n", "[1]\n[2]\n[3]"),
        Kind(
            "two texts", "a second JSON text behind the first: send one in each request, or an array", "{}{}",
            "{\"a\":1} {\"a\":2}", "[1][2]"),
        Kind(
            "values with commas", "several values with commas between them: send them as an array", "{},{}",
            "1,2", "\"a\", \"b\""),
        Kind("a brace too many", "a '}' too many", "{}}", "{\"a\":{}}}", "[1] }"),
        Kind(
            "leading zeros", "a number has no leading zeros: remove them, or write it in quotes", "[01]", "007",
            "{\"a\":-012}", "[1,00]"),
        Kind("a plus sign", "a number has no plus sign: remove it", "+1", "[+1.5]", "{\"a\": +2}"),
        Kind("no digit in front", "a number begins with a digit: write 0 before the '.'", ".5", "[-.5]", "{\"a\":.25}"),
        Kind("no digit behind", "a number has digits behind the '.': write 0 there", "[1.]", "{\"a\":1.}", "[1.,2]"),
        Kind(
            "hexadecimal", "JSON has no hexadecimal numbers: write it in decimal, or in quotes", "0x10", "[0xFF]",
            "{\"a\":-0X1}"),
        Kind(
            "digits in groups", "a number has no '_' between its digits: remove it", "1_000", "[10_000]", "{\"a\":1_0}"),
        Kind(
            "a line break in a string", "a line break inside a string: write \\n for it, or close the string before it",
            "{\"a\":\"x\ny\"}", "[\"\r\n\"]", "{\"a\":\"x\n}"),
        Kind("a tab in a string", "a tab inside a string: write \\t for it", "\"a\tb\"", "{\"a\tb\":1}", "[\"\t\"]"),
        Kind(
            "a control character in a string", "write it as \\u001b", "\"\u{1B}[0m\"", "[\"a\u{1B}\"]", "{\"\u{1B}\":1}"
        ),
        Kind(
            "cut off in a string", "the text ends inside a string: cut off, or a '\"' is missing", "{\"a\":\"x", "[\"",
            "{\"a\\", "\"\\u00"),
        Kind(
            "cut off in an object", "the text ends inside an object: cut off, or a '}' is missing", "{", "{\"a\"",
            "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":[1]"),
        Kind(
            "cut off in an array", "the text ends inside an array: cut off, or a ']' is missing", "[", "[1", "[1, ",
            "{\"a\":[{}"),
        Kind("cut off in a word", "the text ends inside a word: cut off?", "{\"a\":tru", "[fals", "[1,n", "nul"),
        Kind("cut off in a number", "the text ends inside a number: cut off?", "[1.", "{\"a\":-", "[1e"),
        Kind(
            "quotes inside of a string", "a double quote inside a string? write \\\" for it", "{\"a\":\"x \"y\" z\"}",
            "[\"say \"hi\"\"]", "{\"a\":\"\"b\"\"}"),
        Kind(
            "a lone backslash", "a backslash itself is written as \\\\", "\"C:\\Users\"", "{\"a\":\"\\d+\"}",
            "[\"\\ \"]"),
        Kind(
            "an escaped single quote", "a single quote is not escaped in JSON: remove the backslash", "\"it\\'s\"",
            "[\"\\'\"]", "{\"a\":\"\\'x\"}"),
        Kind("an escape of two digits", "write \\u00e9 for it", "\"\\xe9\"", "[\"caf\\xe9\"]", "{\"\\xe9\":1}"),
        Kind("Ruby's hash", "Ruby's text of a hash: use to_json", "{\"a\"=>1}", "{:a=>1}", "{\"a\" => nil}"),
        Kind(
            "a printed map", "the text of a map as a program prints it: write it with a JSON library", "{a=1, b=2}",
            "{id = 5}", "{\"x\":{a=1}}"),
        Kind(
            "a printed object", "JavaScript's text of an object: use JSON.stringify", "[object Object]",
            " [object Object]", "[object Blob]"),
        Kind("Go's map", "Go's text of a map: use json.Marshal", "map[a:1]", "map[]", " map[a:1 b:2]"),
        Kind(
            "spaces of another kind", "a no-break space: JSON takes plain spaces between its tokens", "{\u{A0}\"a\":1}",
            "[1,\u{A0}2]", "{\"a\":\u{A0}1}"),
        Kind(
            "what is not seen", "a character of no width between tokens: remove it", "{\u{200B}\"a\":1}",
            "[1,\u{FEFF}2]", "{\"a\":\u{200D}1}"),
        Kind(
            "a NUL byte behind it", "a NUL byte behind the text: the length is that of a C string with its end", "{}\0",
            "[1]\0\0", "{\"a\":1}\n\0"),
        Kind(
            "markup behind it", "markup (HTML or XML) behind the JSON", "{}<br />", "{\"a\":1}\n<b>Warning</b>: x",
            "[]<!-- 1 ms -->"),
    ])
    func text(_ kind: Kind) {
        for text in kind.texts { #expect(hint(text) == kind.hint, "\(String(decoding: text, as: UTF8.self))") }
    }

    @Test(arguments: [
        Kind(
            "a letter of ISO-8859-1",
            "not UTF-8, likely ISO-8859-1 or Windows-1252, in which the byte is 'ü': send UTF-8",
            bytes: Array("{\"a\":\"M".utf8) + [0xFC] + Array("ller\"}".utf8), [0x22, 0xFC, 0x22],
            Array("[\"Gr".utf8) + [0xFC, 0xDF] + Array("e\"]".utf8)),
        Kind(
            "a sign of Windows-1252", "not UTF-8, likely Windows-1252, in which the byte is '€': send UTF-8",
            bytes: Array("{\"a\":\"5 ".utf8) + [0x80, 0x22, 0x7D], [0x22, 0x80, 0x22],
            Array("[\"".utf8) + [0x80, 0x31, 0x22, 0x5D]),
        Kind(
            "bytes of no charset that is known", nil, bytes: [0x22, 0x81, 0x22], [0x22, 0xC0, 0xAF, 0x22],
            [0x22, 0xED, 0xA0, 0x80, 0x22], Array("\"ä".utf8) + [0xFC, 0x22], [0x22, 0x83, 0x65, 0x83, 0x58, 0x22],
            [0x22, 0xD6, 0xD0, 0xCE, 0xC4, 0xB2, 0x22]),
        Kind(
            "cut off in a character", "the text ends inside a character: cut off?", bytes: [0x22, 0xC3],
            Array("{\"a\":\"x".utf8) + [0xE2, 0x82], Array("[\"ä".utf8) + [0xF0, 0x9F, 0x98]),
        Kind(
            "UTF-16", "UTF-16 (little-endian): JSON is sent in UTF-8", bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0],
            [0x7B, 0, 0x7D, 0], [0x7B, 0, 0x22, 0, 0x61, 0, 0x22, 0, 0x3A, 0, 0x31, 0, 0x7D, 0]),
        Kind(
            "UTF-16, the other way", "UTF-16 (big-endian): JSON is sent in UTF-8",
            bytes: [0xFE, 0xFF, 0, 0x7B, 0, 0x7D],
            [0, 0x7B, 0, 0x7D], [0, 0x5B, 0, 0x31, 0, 0x5D]),
        Kind(
            "UTF-32", "UTF-32 (little-endian): JSON is sent in UTF-8", bytes: [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0],
            [0x7B, 0, 0, 0, 0x7D, 0, 0, 0], [0x5B, 0, 0, 0, 0x31, 0, 0, 0, 0x5D, 0, 0, 0]),
        Kind(
            "gzip", "gzip data: send it with Content-Encoding: gzip, or not compressed",
            bytes: [0x1F, 0x8B, 8, 0, 0], [0x1F, 0x8B, 8], [0x1F, 0x8B, 8, 8, 1, 2, 3, 4, 0, 3]),
    ])
    func bytes(_ kind: Kind) {
        for bytes in kind.texts { #expect(hint(bytes) == kind.hint, "\(bytes)") }
    }

    @Test(
        "No guess where there is no good one",
        arguments: [
            "hello", "Not Found", "OK", "dGVzdA==", "eyJhIjoxfQ==", "https://example.com/?a=1&b=2", "# Title", "a: 1",
            "[1 2]", "{\"a\" 1}", "{\"a\":tru}", "1 1", "-x", "@", "[}", "{]", "<", "< 5", "'a'", "(1)", "t", "nu",
            "A=1\nB=2", "[truth]", "{\"a\":new Date()}", "key=", "\u{1}\u{2}\u{3}", "2024-01-01", "é", "[\u{202E}]",
            "{\"a\":1;\"b\":2}", "%7B%7D", "/", "[/]",
        ])
    func none(_ text: String) {
        #expect(error(Array(text.utf8)) != nil)
        #expect(hint(Array(text.utf8)) == nil)
    }

    @Test("The place stays the one that the grammar says")
    func place() throws {
        let found = try #require(error(Array("{\n  'a': True}".utf8)))
        #expect(
            found.description
                == "expected a member name in double quotes or '}', found ''' at line 2, column 3")
        #expect(found.hint != nil)
    }

    @Test("No limit has a hint, and every byte of every text cut anywhere is looked at safely")
    func cutAnywhere() {
        #expect(hint(Array(String(repeating: "[", count: 1000).utf8)) == nil)
        let texts = [
            "{'a': True, 'b': [None, 1.], \u{201C}c\u{201D}: +0x1F}", "a=1&b=%7B%7D&c", "<!DOCTYPE html><html>",
            "[-Infinity, 01, .5]",
            "{\"a\":\"x\\x41\n\t\u{1}\", /* c */ b: 1, # d\n :e=>2}", "b'{\"a\":1}'", "\u{FEFF}{}",
            "--x\r\nContent-Disposition: a",
        ]
        for text in texts {
            let bytes = Array(text.utf8)
            for first in bytes.indices {
                for end in first...bytes.count { _ = hint(Array(bytes[first..<end])) }
                for byte in UInt8.min...UInt8.max {
                    var changed = bytes
                    changed[first] = byte
                    _ = hint(changed)
                }
            }
        }
    }

    @Test("A megabyte of something else costs little") func large() {
        for unit in ["a=1&", "{'a':", "// x\n", "    ", "<a>", "# x\n", "[1,\n"] {
            _ = hint(Array(String(repeating: unit, count: 1_000_000 / unit.utf8.count).utf8))
        }
    }

    private func hint(_ bytes: [UInt8]) -> String? { error(bytes)?.hint }

    private func error(_ bytes: [UInt8]) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSONDocument(bytes)
            return nil
        } catch {
            return error
        }
    }
}
