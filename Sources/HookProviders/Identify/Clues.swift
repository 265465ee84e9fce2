/// The signs of one class, at most one for each provider.
///
/// Nearly always there is none or one; keeping those without an array spares every request some memory.
struct Clues {
    private var first: Clue?
    private var others: [Clue] = []

    init(only sign: Clue? = nil) { first = sign }

    var isEmpty: Bool { first == nil }

    /// The sign, when it is the only one.
    var only: Clue? { others.isEmpty ? first : nil }

    /// All signs in the order of the catalogue.
    var all: [Clue] { first.map { ([$0] + others).sorted { $0.place < $1.place } } ?? [] }

    /// Adds a sign; of one provider's signs the first stays.
    mutating func add(_ sign: Clue) {
        guard let first else { return self.first = sign }
        if first.place != sign.place, !others.contains(where: { $0.place == sign.place }) { others.append(sign) }
    }
}
