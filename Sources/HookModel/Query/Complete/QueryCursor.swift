/// Where in a query somebody is typing.
struct QueryCursor {
    /// What is completed.
    enum Place {
        /// A word without an operator, so far as it is typed.
        case word
        /// A value of a field; the operator is a colon or `=`.
        case value(QueryField)
        /// A value of a header line by its name, in lower case.
        case headerValue(String)
        /// Nothing that is known: a text in quotes, a number that is compared.
        case nothing
    }

    /// What is completed.
    let place: Place
    /// What is typed of it before the cursor, without quotes.
    let typed: String
    /// What a candidate takes the place of: what is typed, and the rest of it behind the cursor.
    let range: Range<Int>
    /// Whether a part of a query stands before, which an operator can join.
    let follows: Bool

    /// Looks at a query up to the cursor, in bytes of UTF-8; a place inside a character, or outside, is moved back.
    init(_ source: String, at cursor: Int) {
        let bytes = Array(source.utf8)
        var end = min(max(0, cursor), bytes.count)
        while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        var lexer = QueryLexer(Array(bytes[..<end]))
        lexer.run()
        follows = lexer.tokens.contains { $0.range.upperBound < end }
        guard let token = lexer.tokens.last, token.range.upperBound == end else {
            (place, typed, range) = (.word, "", end..<end)
            return
        }
        switch token.kind {
        case .word(let word):
            let (place, part) = QueryCursor.place(word)
            let start = part.isEmpty && !word.hasQuotes(in: part) ? end : QueryCursor.start(of: part, word, bytes)
            self.place = place
            typed = word.text(part)
            range = start..<QueryCursor.rest(of: bytes, from: end, isQuoted: word.openQuote != nil)
        case .and, .or, .not:
            let isWord = bytes[token.range.lowerBound] != UInt8(ascii: "-")
            (place, typed) = (.word, isWord ? String(decoding: bytes[token.range], as: UTF8.self) : "")
            range = (isWord ? token.range.lowerBound : end)..<QueryCursor.rest(of: bytes, from: end, isQuoted: false)
        case .quoted, .mixed: (place, typed, range) = (.nothing, "", end..<end)
        case .open, .close: (place, typed, range) = (.word, "", end..<end)
        }
    }

    /// What of a word the cursor stands behind.
    private static func place(_ word: QueryWord) -> (Place, Range<Int>) {
        guard let sign = word.first(of: ":=<>", in: word.whole) else { return (.word, word.whole) }
        let name = word.text(0..<sign)
        guard !word.has("<", at: sign), !word.has(">", at: sign) else { return (.nothing, word.whole) }
        let value = word.parts((sign + 1)..<word.whole.upperBound).last ?? word.whole
        if let header = QueryTermReader.headerName(name) { return (.headerValue(header.lowercased()), value) }
        guard let field = QueryField(name: name.hasSuffix("!") ? String(name.dropLast()) : name) else {
            return (.nothing, word.whole)
        }
        return (.value(field), value)
    }

    private static func start(of part: Range<Int>, _ word: QueryWord, _ bytes: [UInt8]) -> Int {
        let place = word.place(of: part).lowerBound
        // A quote before the part goes with it.
        if part.isEmpty { return word.openQuote ?? word.range.upperBound }
        return place > word.range.lowerBound && bytes[place - 1] == UInt8(ascii: "\"") ? place - 1 : place
    }

    /// Where the word, or the value between commas, ends behind the cursor.
    private static func rest(of bytes: [UInt8], from end: Int, isQuoted: Bool) -> Int {
        var index = end
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted {
                if byte == UInt8(ascii: "\"") { return index + 1 }
            } else if QueryLexer.isSpace(byte) || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "(")
                || byte == UInt8(ascii: ",")
            {
                return index
            }
            index += 1
        }
        // A quote that is open to the end takes nothing that follows with it.
        return isQuoted ? end : index
    }
}
