package import HookModel
package import JSONText

/// A page of a list of captures.
package struct CaptureList {
    private let page: CapturePage
    private let hint: String?

    /// Makes a list of a page; `hint` says why it may be empty.
    package init(_ page: CapturePage, hint: String? = nil) {
        self.page = page
        self.hint = hint
    }

    /// A line for each capture; then where the next page is, and whether the search has looked at all captures before.
    package func text(link: (_ cursor: String) -> String) -> String {
        var lines = CaptureTable.lines(page.captures)
        if let next = page.next {
            let link = link(CaptureCursor.text(before: next))
            lines.append(page.searched.map { "\($0.description); more: \(link)" } ?? "next: \(link)")
        }
        if let hint { lines.append(SafeText.escape(hint)) }
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
            writer.optional(page.next.map { CaptureCursor.text(before: $0) })
            writer.name("complete")
            writer.bool(page.searched == nil)
            writer.name("searched_to")
            if let searched = page.searched { writer.integer(searched.to) } else { writer.null() }
            guard let hint else { return }
            writer.name("hint")
            writer.string(hint)
        }
    }
}
