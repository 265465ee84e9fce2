package import HookModel
package import JSONText

/// A page of a list of captures.
package struct CaptureList {
    private let page: CapturePage
    private let order: CaptureOrder
    private let hint: String?
    private let problems: [QueryProblem]

    /// Makes a list of a page.
    ///
    /// - Parameters:
    ///   - page: The captures.
    ///   - order: Which come first.
    ///   - hint: Why it may be empty.
    ///   - problems: What of the query was not understood.
    package init(
        _ page: CapturePage, order: CaptureOrder = .newest, hint: String? = nil, problems: [QueryProblem] = []
    ) {
        self.page = page
        self.order = order
        self.hint = hint
        self.problems = problems
    }

    /// The word for where the next page begins; nil after the last.
    package var next: String? {
        page.next.map { order == .newest ? CaptureCursor.text(before: $0) : CaptureCursor.text(after: $0) }
    }

    /// A line for each capture; then where the next page is, and whether the search has looked at all captures before.
    package func text(link: (_ cursor: String) -> String) -> String {
        var lines = CaptureTable.lines(page.captures)
        if let next {
            let link = link(next)
            lines.append(page.searched.map { "\($0.description); more: \(link)" } ?? "next: \(link)")
        }
        if let hint { lines.append(SafeText.escape(hint)) }
        lines += problems.map { SafeText.escape("note: \($0.message)") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Writes the page as a value.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("captures")
            writer.array { writer in
                for capture in page.captures { CaptureObject.write(capture, .listed, to: &writer) }
            }
            writer.name("next")
            writer.optional(next)
            writer.name("complete")
            writer.bool(page.searched == nil)
            writer.name("searched_to")
            if let searched = page.searched { writer.integer(searched.to) } else { writer.null() }
            if let hint {
                writer.name("hint")
                writer.string(hint)
            }
            guard !problems.isEmpty else { return }
            writer.name("problems")
            QueryProblemsObject.write(problems, to: &writer)
        }
    }
}
