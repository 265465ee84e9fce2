import JSONText

/// Durations by RFC 3339, appendix A.
enum DurationText {
    static func accepts(_ text: UTF8Text) -> Bool {
        guard text.count >= 3, text[0] == UInt8(ascii: "P") else { return false }
        var index = 1
        if text[1] != UInt8(ascii: "T") {
            guard let end = elements(of: "YMD", in: text, from: 1) else { return isWeeks(text) }
            index = end
        }
        if index < text.count, text[index] == UInt8(ascii: "T") {
            guard let end = elements(of: "HMS", in: text, from: index + 1) else { return false }
            index = end
        }
        return index == text.count
    }

    private static func isWeeks(_ text: UTF8Text) -> Bool {
        text[text.count - 1] == UInt8(ascii: "W") && text.part(1..<text.count - 1).allSatisfy(ASCII.isDigit)
    }

    /// Where elements end that start at an index: numbers with these units, one at least, in this order, none left
    /// out between two.
    private static func elements(of units: StaticString, in text: UTF8Text, from start: Int) -> Int? {
        var index = start
        var allowed = 0..<units.utf8CodeUnitCount
        while index < text.count {
            let number = index
            while index < text.count, ASCII.isDigit(text[index]) { index += 1 }
            if index == number { break }
            guard index < text.count,
                let unit = allowed.first(where: { units.utf8Start[$0] == text[index] })
            else { return nil }
            // Behind the first, only the very next unit.
            allowed = (unit + 1)..<min(unit + 2, units.utf8CodeUnitCount)
            index += 1
        }
        return index == start ? nil : index
    }
}
