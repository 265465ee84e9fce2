/// Finds the longest common subsequence of two lists, where they differ in little (Myers, 1986).
enum CommonElements {
    /// So many elements may be added and removed together.
    private static let changeLimit = 512
    /// So many comparisons are made, and some for each element.
    private static let stepLimit = 1_000_000

    /// The pairs of equal elements in order; nil where the lists differ in so much that it would take long to find out.
    static func pairs(_ left: ArraySlice<UInt64>, _ right: ArraySlice<UInt64>) -> [(left: Int, right: Int)]? {
        let limit = min(left.count + right.count, changeLimit)
        var steps = stepLimit + 8 * (left.count + right.count)
        // How far each diagonal came, at -limit...limit.
        var reach = [Int](repeating: 0, count: 2 * limit + 2)
        var history: [ArraySlice<Int>] = []
        for changes in 0...limit {
            history.append(reach[(limit - changes)...(limit + changes + 1)])
            for diagonal in stride(from: -changes, through: changes, by: 2) {
                let place = limit + diagonal
                let goesDown =
                    diagonal == -changes || (diagonal != changes && reach[place - 1] < reach[place + 1])
                var x = goesDown ? reach[place + 1] : reach[place - 1] + 1
                if changes == 0 { x = 0 }
                var y = x - diagonal
                while x < left.count, y < right.count, left[left.startIndex + x] == right[right.startIndex + y] {
                    x += 1
                    y += 1
                    steps -= 1
                }
                reach[place] = x
                steps -= 1
                if x >= left.count, y >= right.count {
                    return walk(back: history, limit, changes, left, right)
                }
            }
            if steps < 0 { return nil }
        }
        return nil
    }

    private static func walk(
        back history: [ArraySlice<Int>], _ limit: Int, _ changes: Int, _ left: ArraySlice<UInt64>,
        _ right: ArraySlice<UInt64>
    ) -> [(left: Int, right: Int)] {
        var pairs: [(left: Int, right: Int)] = []
        var x = left.count
        var y = right.count
        for step in stride(from: changes, through: 1, by: -1) {
            let reach = history[step]
            let place = limit + x - y
            let goesDown = x - y == -step || (x - y != step && reach[place - 1] < reach[place + 1])
            let diagonal = goesDown ? x - y + 1 : x - y - 1
            let from = reach[limit + diagonal]
            let start = goesDown ? from : from + 1
            while x > start {
                x -= 1
                y -= 1
                pairs.append((left.startIndex + x, right.startIndex + y))
            }
            x = from
            y = from - diagonal
        }
        while x > 0 {
            x -= 1
            pairs.append((left.startIndex + x, right.startIndex + x))
        }
        return pairs.reversed()
    }
}
