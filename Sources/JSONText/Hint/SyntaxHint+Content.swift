/// Texts that are something else as a whole.
extension SyntaxHint {
    /// Markup, a form, parts, or what a language prints of its values.
    var otherContent: String? {
        if has("[object ", at: start), offset == start + 1 {
            return "JavaScript's text of an object: use JSON.stringify"
        }
        guard let first = byte(start), ![UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(first)
        else {
            return nil
        }
        if first == UInt8(ascii: "<") { return markup(start).map { "\($0) instead of JSON" } }
        if has("--", at: start), contains("content-disposition", from: start, within: 512, ignoringCase: true) {
            return "the parts of a multipart body instead of JSON"
        }
        if has("b'", at: start) || has("b\"", at: start), offset == start {
            return "Python's text of bytes: send the bytes themselves"
        }
        if has("map[", at: start), offset == start { return "Go's text of a map: use json.Marshal" }
        return isForm ? "a form (application/x-www-form-urlencoded) instead of JSON" : nil
    }

    /// What begins with `<` here; nil when it is not markup.
    func markup(_ index: Int) -> String? {
        guard byte(index) == UInt8(ascii: "<"), let next = byte(index + 1) else { return nil }
        for tag in ["<!doctype html", "<html", "<head", "<body"] as [StaticString]
        where contains(tag, from: index, within: 512, ignoringCase: true) {
            return "HTML, such as an error page,"
        }
        if has("<?xml", at: index, ignoringCase: true) { return "XML" }
        let isTag = SyntaxHint.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
        return isTag && contains(">", from: index, within: SyntaxHint.reach) ? "markup (HTML or XML)" : nil
    }

    /// Whether it is `name=value` and more of them behind `&`, in the characters of forms.
    private var isForm: Bool {
        let end = min(bytes.count, start + SyntaxHint.reach)
        var isName = true
        var pairs = 0
        var valueCount = 0
        var index = start
        while index < end {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "=") where isName:
                if index == start { return false }
                isName = false
                pairs += 1
            case UInt8(ascii: "&"):
                isName = true
            case _ where SyntaxHint.isSpace(byte):
                // A line end may stand behind it all.
                if next(index) < bytes.count { return false }
                index = end
            case UInt8(ascii: "%"):
                guard let high = self.byte(index + 1), let low = self.byte(index + 2) else { return bytes.count > end }
                guard ASCII.isHexDigit(high), ASCII.isHexDigit(low) else { return false }
                valueCount += 1
            case _ where !SyntaxHint.isOfForm(byte): return false
            default: if !isName, byte != UInt8(ascii: "=") { valueCount += 1 }
            }
            index += 1
        }
        // Base64 ends in "=", too.
        return pairs > 1 || (pairs == 1 && valueCount > 0)
    }

    private static func isOfForm(_ byte: UInt8) -> Bool {
        if isWord(byte) { return true }
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "~"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "/"),
            UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "="):
            return true
        default: return false
        }
    }
}
