internal import HookModel
internal import HookProviders

/// The ways in which a query may have been written that arrived otherwise: none, another order, other escapes, decoded.
struct URLQueryChanges {
    /// So many other orders are tried of a query.
    private static let orderLimit = 64
    private static let largeOrderLimit = 720

    private let query: [UInt8]
    private let limit: Int

    /// - Parameters:
    ///   - query: The query with its question mark; empty where there is none.
    ///   - isLarge: Whether many orders are tried.
    init(_ query: [UInt8], isLarge: Bool) {
        self.query = query
        limit = isLarge ? URLQueryChanges.largeOrderLimit : URLQueryChanges.orderLimit
    }

    /// All changes, likeliest first.
    var all: [URLVariants.Change] {
        guard query.count > 1 else {
            // A question mark without anything behind it.
            return query.isEmpty
                ? [change("with ? behind it", [UInt8(ascii: "?")])] : [change("without the final ?", [])]
        }
        let pairs = query.dropFirst().split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).map {
            Array($0)
        }
        let orders = self.orders(of: pairs.count).map { order in
            change("with its parameters in another order", joined(order.map { pairs[$0] }))
        }
        let sorted = pairs.indices.sorted {
            pairs[$0] == pairs[$1] ? $0 < $1 : pairs[$0].lexicographicallyPrecedes(pairs[$1])
        }
        let inOrder = change("with its parameters sorted", joined(sorted.map { pairs[$0] }))
        return [change("without its query", []), inOrder] + orders.prefix(1) + escapes + orders.dropFirst()
            + reduced(pairs)
    }

    private func change(_ words: String, _ query: [UInt8]) -> URLVariants.Change {
        URLVariants.Change(cause: .urlQuery, words: words) { $0.with { $0.query = query } }
    }

    private func joined(_ pairs: [[UInt8]]) -> [UInt8] {
        [UInt8(ascii: "?")] + Array(pairs.joined(separator: [UInt8(ascii: "&")]))
    }

    /// The query as other writers escape it.
    private var escapes: [URLVariants.Change] {
        let bare = Array(query.dropFirst())
        var found = FormRewrite.all.filter { !$0.isSorted }.map { rewrite in
            let text = bare.withUnsafeBytes { rewrite.apply(to: $0) }
            let words =
                rewrite.free == .all
                ? "with its query \(rewrite.words)" : "with other escapes in its query, \(rewrite.words)"
            return change(words, [UInt8(ascii: "?")] + text)
        }
        // A client that takes the whole target for a path.
        let path = bare.withUnsafeBytes { FormRewrite(free: .lenient).encode($0) }
        for text in [bare, path] {
            found.append(change("with other escapes: %3F for ?", Array("%3F".utf8) + text))
        }
        let written = bare.flatMap { $0 == UInt8(ascii: "&") ? Array("&amp;".utf8) : [$0] }
        found.append(change("with &amp; for &", [UInt8(ascii: "?")] + written))
        return found
    }

    /// The query with one parameter less, as where a proxy or a tracker adds one, or `=` behind names alone.
    private func reduced(_ pairs: [[UInt8]]) -> [URLVariants.Change] {
        let equals = UInt8(ascii: "=")
        let closed = pairs.map { $0.contains(equals) ? $0 : $0 + [equals] }
        let open = pairs.map { $0.last == equals ? Array($0.dropLast()) : $0 }
        var found: [URLVariants.Change] = []
        if closed != pairs { found.append(change("with = behind each of its parameters", joined(closed))) }
        if open != pairs { found.append(change("without = behind parameters without a value", joined(open))) }
        guard (2...16).contains(pairs.count) else { return found }
        for place in pairs.indices.reversed() {
            let rest = pairs.indices.filter { $0 != place }.map { pairs[$0] }
            found.append(change("without one of its parameters", joined(rest)))
        }
        return found
    }

    /// Other orders of so many parameters: all of few, else reversed and each one moved.
    private func orders(of count: Int) -> [[Int]] {
        guard count > 1 else { return [] }
        let own = Array(0..<count)
        var found = [Array(own.reversed())]
        if count <= 6, (1...count).reduce(1, *) <= limit {
            URLQueryChanges.permute(own) { found.append($0) }
        } else {
            for from in own where count <= 32 {
                for to in own where to != from {
                    var order = own
                    order.insert(order.remove(at: from), at: to)
                    found.append(order)
                }
            }
        }
        return Array(found.filter { $0 != own }.prefix(limit))
    }

    /// All orders of items, one after the other, by the method of Heap.
    private static func permute(_ items: [Int], _ body: ([Int]) -> Void) {
        var items = items
        var counts = [Int](repeating: 0, count: items.count)
        body(items)
        var index = 0
        while index < items.count {
            if counts[index] < index {
                items.swapAt(index.isMultiple(of: 2) ? 0 : counts[index], index)
                body(items)
                counts[index] += 1
                index = 0
            } else {
                counts[index] = 0
                index += 1
            }
        }
    }
}
