import JSONText

/// Short texts of other formats in the spelling of another notation.
extension FormatHint {
    static func uuid(_ text: String) -> String? {
        let bare = text.lowercased().hasPrefix("urn:uuid:") ? text.dropFirst(9) : text[...]
        if let hint = offer("only the UUID is wanted", bare, .uuid) { return hint }
        if let first = text.first, "{(".contains(first) {
            return offer("remove the braces", text.dropFirst().dropLast(), .uuid)
        }
        guard text.utf8.count == 32, text.utf8.allSatisfy(ASCII.isHexDigit) else { return nil }
        var groups: [Substring] = []
        var rest = text[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return offer("the hyphens are missing", groups.joined(separator: "-"), .uuid)
    }

    static func duration(_ text: String) -> String? {
        // Below days there is one meaning of m in "1h30m", as other tools write it.
        let isShort = !text.isEmpty && text.utf8.allSatisfy { ASCII.isDigit($0) || "hms".utf8.contains($0) }
        if isShort { return offer("a duration begins with PT", "PT" + text.uppercased(), .duration) }
        return offer("letters are in upper case", text.uppercased(), .duration)
            ?? offer("a duration begins with P", "P" + text.uppercased(), .duration)
            ?? offer("months stand between years and days", text.replacing("Y", with: "Y0M"), .duration)
            ?? offer("minutes stand between hours and seconds", text.replacing("H", with: "H0M"), .duration)
    }

    static func jsonPointer(_ text: String) -> String? {
        if text.first == "#" {
            // Percent-encoded as it is in URIs, it may mean another pointer.
            return text.contains("%") ? nil : offer("remove the # at the start", text.dropFirst(), .jsonPointer)
        }
        if text.first == "/" { return nil }
        return offer("a pointer begins with /", "/" + text, .jsonPointer)
    }

    static func withSingleBraces(_ text: String) -> String {
        text.replacing("{{", with: "{").replacing("}}", with: "}")
    }
}
