/// Finds the name that somebody may have meant.
public enum NameDistance {
    /// The most names that are compared.
    package static let candidateLimit = 100
    /// The longest names that are compared, in bytes with quotes.
    package static let lengthLimit = 66

    /// The candidate that differs only in case, `_`, `-` or spaces, else the nearest at a distance of one or two
    /// edits; a short name allows fewer.
    public static func nearest(to name: String, among candidates: [String]) -> String? {
        let plain = normalised(name)
        if let same = candidates.first(where: { $0 != name && normalised($0) == plain }) { return same }
        let wanted = Array(name.unicodeScalars)
        let allowed = min(2, wanted.count / 3)
        var best: (name: String, distance: Int)?
        guard wanted.count <= lengthLimit else { return nil }
        for candidate in candidates.prefix(candidateLimit) where candidate.utf8.count <= lengthLimit {
            let distance = edits(wanted, Array(candidate.unicodeScalars), limit: allowed)
            if distance <= allowed, distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func normalised(_ name: String) -> String {
        String(name.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" && $0 != " " }.map(Character.init))
    }

    /// Levenshtein's distance, with a swap of neighbours as one edit; anything above `limit` where it is far.
    private static func edits(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], limit: Int) -> Int {
        if abs(one.count - other.count) > limit { return limit + 1 }
        var before: [Int] = []
        var last = Array(0...other.count)
        for row in one.indices {
            var line = [row + 1]
            for column in other.indices {
                var least = min(last[column + 1], line[column]) + 1
                least = min(least, last[column] + (one[row] == other[column] ? 0 : 1))
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    least = min(least, before[column - 1] + 1)
                }
                line.append(least)
            }
            before = last
            last = line
        }
        return last[other.count]
    }
}
