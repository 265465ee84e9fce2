internal import HookProviders
internal import JSONText

/// An object's members in the order in which a writer writes them.
struct JSONMembers {
    typealias Member = (name: JSONText.Node, value: JSONText.Node)

    private var sent: JSONText.Members
    /// The members in their new order; nil where that is the order sent.
    private var ordered: IndexingIterator<[Member]>?

    init(_ text: JSONText, _ object: JSONText.Node, _ order: JSONStyle.Order) {
        sent = text.members(of: object)
        switch order {
        case .asSent: break
        case .javaScript:
            let needsOrder =
                !text.duplicateKeys.isEmpty
                || text.members(of: object).contains { JSONMembers.index(text, $0.name) != nil }
            if needsOrder { ordered = JSONMembers.script(text, object).makeIterator() }
        case .sorted: ordered = JSONMembers.sorted(text, object) { $0.lexicographicallyPrecedes($1) }.makeIterator()
        case .byLength:
            ordered =
                JSONMembers.sorted(text, object) {
                    $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
                }.makeIterator()
        }
    }

    mutating func next() -> Member? {
        ordered == nil ? sent.next() : ordered?.next()
    }

    /// As JavaScript keeps properties (ECMA-262, OrdinaryOwnPropertyKeys).
    private static func script(_ text: JSONText, _ object: JSONText.Node) -> [Member] {
        var indexed: [(UInt32, Member)] = []
        var others: [Member] = []
        for (_, member) in last(text, object) {
            if let index = index(text, member.name) {
                indexed.append((index, member))
            } else {
                others.append(member)
            }
        }
        return indexed.sorted { $0.0 < $1.0 }.map(\.1) + others
    }

    private static func sorted(
        _ text: JSONText, _ object: JSONText.Node, by isBefore: ([UInt8], [UInt8]) -> Bool
    ) -> [Member] {
        last(text, object).sorted { isBefore($0.0, $1.0) }.map(\.1)
    }

    /// The members with their decoded names: of repeated names the last value, in the place of the first.
    private static func last(_ text: JSONText, _ object: JSONText.Node) -> [([UInt8], Member)] {
        var places: [[UInt8]: Int] = [:]
        var members: [([UInt8], Member)] = []
        for member in text.members(of: object) {
            let name = text.withUTF8(of: member.name) { Array($0) } ?? []
            if let place = places.updateValue(members.count, forKey: name) {
                places[name] = place
                members[place].1.value = member.value
            } else {
                members.append((name, member))
            }
        }
        return members
    }

    /// The array index that a name is: 0 to 2³²−2, without leading zeros.
    private static func index(_ text: JSONText, _ name: JSONText.Node) -> UInt32? {
        let bytes = text.bytes(of: name)
        // What begins with a letter is none, which is nearly always so; an escape may stand for a digit.
        guard bytes[1] == UInt8(ascii: "\\") || (0x30...0x39).contains(bytes[1]) else { return nil }
        let index = text.withUTF8(of: name) { name -> UInt32? in
            guard let first = name.first, (1...10).contains(name.count), first != 0x30 || name.count == 1,
                name.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            return UInt32(String(decoding: name, as: UTF8.self))
        }
        return index.flatMap { $0 == .some(.max) ? nil : $0 }
    }
}
