import HookFormat
import HookModel

/// The header lines whose values were hidden, counted over many captures.
struct MaskedNames {
    /// The captures that had any.
    private(set) var captures = 0
    private var names: Set<String> = []

    /// The names in lower case, sorted.
    var list: [String] { names.sorted() }

    /// Counts a capture with hidden values in lines of these names; none is no such capture.
    mutating func add(_ names: [String]) {
        guard !names.isEmpty else { return }
        self.names.formUnion(names.map { $0.lowercased() })
        captures += 1
    }

    /// `authorization, cookie in 3 captures`, names cut after the fifth.
    var text: String {
        let shown = list.prefix(5).map { SafeLine.escape($0, limit: 40) }.joined(separator: ", ")
        return shown + (names.count > 5 ? " and \(names.count - 5) more" : "")
            + " in \(captures) capture\(captures == 1 ? "" : "s")"
    }
}

extension ReceivedRequest {
    /// The names of the lines whose values are hidden.
    func hidden(by credentials: Credentials) -> [String] {
        guard !credentials.areShown else { return [] }
        return [head.block, trailers].flatMap { block in
            block.fields.map { block.text($0.name) }.filter(credentials.hides)
        }
    }
}
