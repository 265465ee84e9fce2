/// Statuses as a document lists them: codes such as `429`, classes such as `4xx`.
struct StatusSet: Sendable {
    private let codes: Set<Int>
    private let classes: Set<Int>

    /// Reads the list; the documents' own schema has seen to its form.
    init(_ words: [String]) {
        codes = Set(words.compactMap { Int($0) })
        classes = Set(words.filter { $0.hasSuffix("xx") }.compactMap { Int($0.prefix(1)) })
    }

    /// 2 when the code itself is listed, 1 when its class is, else 0.
    func rank(of status: Int) -> Int {
        codes.contains(status) ? 2 : classes.contains(status / 100) ? 1 : 0
    }
}
