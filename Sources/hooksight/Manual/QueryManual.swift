import HookModel

/// The page that explains queries.
enum QueryManual {
    static let page = "hooksight-query"

    /// The page, in mdoc; fields and their words are those that the parser knows.
    static var text: String {
        var lines = [
            ".Dd \(ManualPage.date)", ".Dt HOOKSIGHT-QUERY 7", ".Os", ".Sh NAME", ".Nm \(page)",
            ".Nd the language in which captures are asked for", ".Sh DESCRIPTION",
        ]
        lines.append(MdocText.running(introduction))
        for paragraph in rules { lines += [".Pp", MdocText.running(paragraph)] }
        lines += [".Ss Fields", ".Bl -tag -width Ds"]
        for field in QueryField.allCases {
            let sign = field == .header ? ".NAME:value" : field.isOrdered ? ">value" : ":value"
            lines += [".It Ic \(MdocText.word(field.rawValue + sign))", MdocText.running(sentence(of: field))]
        }
        lines += [".It Ic \(MdocText.word("/pointer>value"))"]
        lines.append(MdocText.running("A value in a JSON body by its JSON Pointer; alone, that it is there."))
        lines += [".El", ".Sh EXAMPLES", ".Bd -literal -offset indent"]
        lines += examples.map(MdocText.line)
        lines += [".Ed", ".Sh SEE ALSO", ".Xr hooksight 1"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static let introduction = """
        A query names captures by what they are: by words, by fields with a value, and by both together. It means the \
        same in commands, in the inspector's q parameter, and on its page.
        """

    private static let rules = [
        """
        A bare word is the id of a provider, or the type of an event; any other is text that target, header lines or \
        body hold. Parts that follow each other have to hold together; OR stands between alternatives, NOT or - before \
        what must not hold, and parentheses group.
        """,
        """
        Between a field and its value stands : or =. Numbers, sizes and times are compared with <, <=, > and >= too. \
        Several values are separated by commas. In names * stands for any text, and ? for one character. Quotes keep \
        a text with spaces together. Text is found whatever its case.
        """,
        """
        Sizes are such as 10KiB, times such as 10m, 1d or 2026-11-20T10:00Z. In a shell, quote what has a meaning \
        there: < > ( ) * ? and quotes.
        """,
    ]

    private static let examples = [
        "hooksight list stripe 'event:invoice.*' signature:failed since:1h",
        "hooksight list '/data/object/amount>1000' -- -payload:valid",
        "hooksight list 'status:5xx OR delivery:failed' target:app",
        "hooksight list '(event:order.* OR event:refund.*) NOT \"test mode\"'",
        "hooksight check --captures header.x-github-event:push 'size>10KiB'",
    ]

    private static func sentence(of field: QueryField) -> String {
        let summary = field.summary.prefix(1).uppercased() + field.summary.dropFirst() + "."
        guard let words = field.words, field != .duplicate else { return summary }
        return summary + " One of " + words.joined(separator: ", ") + "."
    }
}
