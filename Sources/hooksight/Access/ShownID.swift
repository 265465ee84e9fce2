import ArgumentParser

/// Ids as they are shown, and as people type them back: captures as `#42`, deliveries as `d7`, and the number alone.
enum ShownID {
    /// A capture as it is named.
    enum CaptureName {
        case id(Int64)
        /// The newest.
        case latest
    }

    /// A capture's id, or `latest`.
    ///
    /// - Throws: `ValidationError` for what is none.
    static func capture(_ text: String) throws -> CaptureName {
        text == "latest" ? .latest : .id(try number(text, "#", "a capture's id such as 42, or latest"))
    }

    /// A delivery's id.
    ///
    /// - Throws: `ValidationError` for what is none, a capture's id as it is shown included.
    static func delivery(_ text: String) throws -> Int64 {
        try number(text, "d", "a delivery's id such as d7 (hooksight deliveries)")
    }

    private static func number(_ text: String, _ prefix: String, _ expected: String) throws -> Int64 {
        let digits = text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : text[...]
        guard let id = Int64(digits), id > 0, !digits.hasPrefix("+") else {
            throw ValidationError("expected \(expected), found \"\(SafeLine.escape(text))\"")
        }
        return id
    }
}
