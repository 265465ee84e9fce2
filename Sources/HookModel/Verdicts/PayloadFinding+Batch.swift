extension PayloadFinding {
    /// At most so many errors, undocumented or repeated members are listed.
    package static let listed = 20

    /// Adds what was found out about another event of the same body: the worst verdict counts.
    package mutating func add(_ other: PayloadFinding) {
        verdict = PayloadFinding.worse(verdict, other.verdict)
        PayloadFinding.add(other.errors, other.omitted, to: &errors, &omitted)
        PayloadFinding.add(other.undocumented, other.undocumentedOmitted, to: &undocumented, &undocumentedOmitted)
        duplicateKeys += other.duplicateKeys.prefix(max(0, PayloadFinding.listed - duplicateKeys.count))
        isGivenUp = isGivenUp || other.isGivenUp
        schemaNotes += other.schemaNotes.filter { !schemaNotes.contains($0) }
            .prefix(max(0, PayloadFinding.listed - schemaNotes.count))
    }

    private static func add<Item>(_ items: [Item], _ more: Int, to listed: inout [Item], _ omitted: inout Int) {
        let room = max(0, PayloadFinding.listed - listed.count)
        listed += items.prefix(room)
        omitted += max(0, items.count - room) + more
    }

    /// What is wrong comes before what is not known, and that before what is good.
    private static func worse(_ one: PayloadVerdict, _ other: PayloadVerdict) -> PayloadVerdict {
        let order: [PayloadVerdict] = [.notJSON, .invalid, .unknownEvent, .notDescribed, .notChecked, .valid]
        return order.first { $0 == one || $0 == other } ?? one
    }
}
