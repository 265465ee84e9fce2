internal import HookProviders

/// The writers of JSON that explanations name, those in most use first.
enum JSONWriterNames {
    /// What is said of several writers that write the same.
    private static let limit = 3

    /// The calls that write a text in a style, at most three.
    static func calls(_ style: JSONStyle, _ writings: JSONWritings) -> [String] {
        var found: [String] = []
        forEach(style, writings) { writer, option in
            let isOther = writings.order(style.order) != 0
            let call = writer.call(
                option, style.layout, isSorted: isOther && style.order == .sorted,
                isByLength: isOther && style.order == .byLength)
            if let call, found.count < limit { found.append(call) }
        }
        return found
    }

    /// The writers that write strings and numbers as a style does, whatever the layout, at most three.
    static func names(_ style: JSONStyle, _ writings: JSONWritings) -> [String] {
        var found: [String] = []
        forEach(style, writings) { writer, option in
            let text =
                option.isEmpty
                ? writer.name : writer.takesArguments ? "\(writer.name)(…, \(option))" : "\(writer.name) with \(option)"
            if found.count < limit, !found.contains(text) { found.append(text) }
        }
        return found
    }

    private static func forEach(
        _ style: JSONStyle, _ writings: JSONWritings, _ body: (JSONWriterName, _ option: String) -> Void
    ) {
        let strings = writings.strings(style.strings).group
        let numbers = writings.numbers(style.numbers).group
        for writer in all where numbers == 0 || writings.numbers(writer.numbers).group == numbers {
            let fit = writer.strings.first { writings.strings($0.style).group == strings }
            if let fit { body(writer, fit.option) }
        }
    }

    private static let indents: [(JSONLayout, String)] = [(.two, "2"), (.four, "4"), (.tab, "\"\\t\"")]

    private static let all: [JSONWriterName] = [
        JSONWriterName(
            name: "JSON.stringify", strings: [(.raw, "")], numbers: .script,
            layouts: [(.compact, "")] + indents.map { ($0.0, "null, \($0.1)") }),
        JSONWriterName(
            name: "Python's json.dumps", strings: [(.ascii, ""), (.raw, "ensure_ascii=False")], numbers: .python,
            layouts: [(.spaced, ""), (.compact, "separators=(\",\", \":\")"), (.oldPython, "indent=4 of Python 2")]
                + indents.map { ($0.0, "indent=\($0.1)") }, sorting: "sort_keys=True"),
        JSONWriterName(
            name: "PHP's json_encode",
            strings: [
                (.php, ""), (.nonASCII, "JSON_UNESCAPED_SLASHES"), (.phpUnicode, "JSON_UNESCAPED_UNICODE"),
                (.lineSeparators, "JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE"),
                (.phpHex, "JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_AMP | JSON_HEX_QUOT"),
            ], numbers: .php, layouts: [(.compact, ""), (.four, "JSON_PRETTY_PRINT")],
            sorting: "members sorted by ksort"),
        JSONWriterName(
            name: "Symfony's JsonResponse", strings: [(.phpHex, "")], numbers: .php, layouts: [(.compact, "")],
            takesArguments: false),
        JSONWriterName(
            name: "Ruby on Rails' to_json",
            strings: [(.html, ""), (.lineSeparators, "escape_html_entities_in_json off")], numbers: .ruby,
            layouts: [(.compact, "")], takesArguments: false),
        JSONWriterName(
            name: "Go's json.Marshal", strings: [(.html, ""), (.lineSeparators, "SetEscapeHTML(false)")], numbers: .go,
            layouts: [(.compact, ""), (.compact.line, "an Encoder")]
                + indents.map {
                    (
                        $0.0,
                        "MarshalIndent(…, \"\", \($0.1 == "2" ? "two spaces" : $0.1 == "4" ? "four spaces" : "a tab"))"
                    )
                },
            sorting: "the members of a map", takesArguments: false),
        JSONWriterName(
            name: "Gson", strings: [(.gson, ""), (.lineSeparators, "disableHtmlEscaping()")], numbers: .java,
            layouts: [(.compact, ""), (.two, "setPrettyPrinting()")], sorting: "a TreeMap", takesArguments: false),
        JSONWriterName(
            name: ".NET's JsonSerializer",
            strings: [
                (.dotNet, ""), (.dotNetRelaxed, "UnsafeRelaxedJsonEscaping"),
                (.dotNetAll, "JavaScriptEncoder.Create(UnicodeRanges.All)"),
            ], numbers: .asSent,
            layouts: [(.compact, ""), (.two, "WriteIndented"), (.twoCRLF, "WriteIndented on Windows")],
            sorting: "a SortedDictionary", takesArguments: false),
        JSONWriterName(
            name: "Newtonsoft.Json",
            strings: [(.newtonsoft, ""), (.newtonsoftHTML, "EscapeHtml"), (.nonASCII, "EscapeNonAscii")],
            numbers: .newtonsoft,
            layouts: [
                (.compact, ""), (.two, "Formatting.Indented"), (.twoCRLF, "Formatting.Indented on Windows"),
            ], sorting: "a SortedDictionary", takesArguments: false),
        JSONWriterName(
            name: "Jackson", strings: [(.jackson, ""), (.jacksonASCII, "ESCAPE_NON_ASCII")], numbers: .java,
            layouts: [(.compact, ""), (.jackson, "INDENT_OUTPUT")], sorting: "ORDER_MAP_ENTRIES_BY_KEYS",
            takesArguments: false),
        JSONWriterName(
            name: "Ruby's JSON.generate",
            strings: [(.raw, ""), (.nonASCII, "ascii_only: true"), (.phpUnicode, "script_safe: true")], numbers: .ruby,
            layouts: [(.compact, "")]),
        JSONWriterName(
            name: "Ruby's JSON.pretty_generate",
            strings: [(.raw, ""), (.nonASCII, "ascii_only: true"), (.phpUnicode, "script_safe: true")], numbers: .ruby,
            layouts: [(.two, "")]),
        JSONWriterName(
            name: "Foundation's JSONEncoder or JSONSerialization", strings: [(.slash, "")], numbers: .asSent,
            layouts: [(.compact, ""), (.foundation, ".prettyPrinted")], sorting: ".sortedKeys", takesArguments: false),
        JSONWriterName(
            name: "Rust's serde_json", strings: [(.raw, "")], numbers: .asSent,
            layouts: [(.compact, ""), (.two, "to_string_pretty")], sorting: "a Map", takesArguments: false),
        JSONWriterName(
            name: "PostgreSQL's jsonb or MySQL's JSON", strings: [(.raw, "")], numbers: .asSent,
            layouts: [(.spaced, "")],
            order: .byLength, takesArguments: false),
        JSONWriterName(
            name: "org.json", strings: [(.orgJSON, "")], numbers: .java,
            layouts: [(.compact, ""), (.two, "toString(2)")],
            takesArguments: false),
        JSONWriterName(
            name: "json-simple", strings: [(.jsonSimple, "")], numbers: .java, layouts: [(.compact, "")],
            takesArguments: false),
        JSONWriterName(
            name: "simplejson.dumps", strings: [(.asciiHTML, "for_html=True")], numbers: .python,
            layouts: [(.spaced, ""), (.compact, "separators=(\",\", \":\")")], sorting: "sort_keys=True"),
        JSONWriterName(
            name: "Flask's htmlsafe_json_dumps", strings: [(.asciiTemplate, "")], numbers: .python,
            layouts: [(.spaced, ""), (.compact, "separators=(\",\", \":\")")], sorting: "sort_keys=True"),
        JSONWriterName(
            name: "Perl's JSON::PP", strings: [(.raw, ""), (.nonASCII, "ascii")], numbers: .asSent,
            layouts: [(.perl, "pretty")], sorting: "canonical", takesArguments: false),
    ]
}
