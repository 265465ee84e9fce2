internal import JSONText

extension QueryWriter {
    /// Writes a term.
    mutating func write(_ term: QueryTerm) {
        switch term {
        case .provider(let patterns): writeNames("provider:", patterns)
        case .event(let patterns): writeNames("event:", patterns)
        case .signature(let asked): write("signature:" + asked.map(\.word).joined(separator: ","))
        case .cause(let asked): write("cause:" + asked.map(\.rawValue).joined(separator: ","))
        case .payload(let asked): write("payload:" + asked.map(\.rawValue).joined(separator: ","))
        case .status(let asked): write("status" + QueryWriter.joined(asked.map(QueryWriter.text)))
        case .size(let asked): write("size" + QueryWriter.joined(asked.map { QueryWriter.text($0, QuerySize.text) }))
        case .id(let asked): write("id" + QueryWriter.joined(asked.map { QueryWriter.text($0) { String($0) } }))
        case .delivery(let states, let targets):
            if !states.isEmpty { write("delivery:" + states.map(\.rawValue).joined(separator: ",")) }
            if !states.isEmpty, !targets.isEmpty { write(" ") }
            if !targets.isEmpty { writePatterns("target:", targets) }
        case .method(let patterns): writePatterns("method:", patterns)
        case .path(let patterns): writePatterns("path:", patterns)
        case .header(let name, let value):
            write("header.")
            writeName(name.lowercased)
            write(value, quoting: false)
        case .json(let pointer, let value):
            for token in pointer.tokens {
                write("/")
                writeName(JSONPointer([token]).description.utf8.dropFirst())
            }
            write(value, quoting: true)
        case .received(let comparison, let moment): write("\(QueryWriter.time(comparison))\(moment)")
        case .duplicate(let isDuplicate): write(isDuplicate ? "duplicate:yes" : "duplicate:no")
        case .from(let ranges): write("from:" + ranges.map(\.description).joined(separator: ","))
        case .text(let text): writeQuoted(text.text.utf8)
        }
    }

    private mutating func writePatterns(_ field: String, _ patterns: [QueryPattern]) {
        write(field)
        write(patterns, between: ",") { $0.write($1) }
    }

    /// Writes names of which the empty one is `none`.
    private mutating func writeNames(_ field: String, _ patterns: [QueryPattern]) {
        write(field)
        write(patterns, between: ",") { writer, pattern in
            if pattern == .empty { return writer.write("none") }
            writer.write(pattern, quoting: pattern.literal?.lowercased() == "none")
        }
    }

    private mutating func write(_ value: QueryValue, quoting: Bool) {
        switch value {
        case .exists: break
        case .number(let comparison, let number): write(comparison.rawValue + number.text)
        case .anyOf(let matches):
            write(":")
            write(matches, between: ",") { writer, match in
                switch match {
                case .string(let pattern): writer.write(pattern, quoting: quoting)
                case .number(let number): writer.write(number.text)
                case .scalar(let pattern): writer.writeBare(pattern)
                }
            }
        }
    }

    private static func time(_ comparison: QueryComparison) -> String {
        switch comparison {
        case .atLeast: "since:"
        case .less: "until:"
        default: "at" + comparison.rawValue
        }
    }

    /// One value with its own comparison, or several behind a colon.
    private static func joined(_ parts: [String]) -> String {
        let isCompared = parts.count == 1 && (parts[0].hasPrefix("<") || parts[0].hasPrefix(">"))
        return (isCompared ? "" : ":") + parts.joined(separator: ",")
    }

    private static func text(_ status: QueryStatus) -> String {
        switch status {
        case .hundreds(let hundred): "\(hundred)xx"
        case .number(let number): text(number) { String($0) }
        }
    }

    private static func text(_ number: QueryNumber, _ value: (Int64) -> String) -> String {
        (number.comparison == .equal ? "" : number.comparison.rawValue) + value(number.value)
    }
}

extension QueryWriter {
    /// A JSON Pointer as queries write it; nil for what is none, and for that to the whole document.
    static func text(pointer: String) -> String? {
        guard let pointer = JSONPointer(parsing: pointer), !pointer.tokens.isEmpty else { return nil }
        var writer = QueryWriter()
        writer.write(.json(pointer, .exists))
        return writer.text
    }
}
