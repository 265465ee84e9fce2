/// Where a page of captures begins, as a word that callers hand back and do not read.
package enum CaptureCursor {
    /// The word for captures with a smaller id.
    package static func text(before id: Int64) -> String {
        "b" + String(id, radix: 36)
    }

    /// The word for captures with a greater id; a mark is such a word, too.
    package static func text(after id: Int64) -> String {
        "a" + String(id, radix: 36)
    }

    /// The id that a word for captures with a greater id names, 0 before the first; nil when it is none of ours.
    package static func id(after text: String) -> Int64? {
        guard text.first == "a", let id = Int64(text.dropFirst(), radix: 36), id >= 0,
            CaptureCursor.text(after: id) == text
        else { return nil }
        return id
    }

    /// What a word stands for; nil when it is none of ours.
    package static func id(_ text: String) -> Int64? {
        guard text.first == "b", let id = Int64(text.dropFirst(), radix: 36), id > 0,
            CaptureCursor.text(before: id) == text
        else { return nil }
        return id
    }
}
