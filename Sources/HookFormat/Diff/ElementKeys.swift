internal import JSONText

/// What tells the elements of two arrays apart: the value of a member that every element has, and no two have in common.
struct ElementKeys {
    /// For each element of the left array the hash of its value.
    let left: [UInt64]
    /// The same for the right array.
    let right: [UInt64]

    private static let names = [
        "id", "key", "uuid", "guid", "name", "code", "sku", "slug", "number", "email",
    ].map { JSONKey($0) }

    /// Looks for the first member that will do; nil where there is none.
    init?(_ differ: ValueDiffer, _ left: [ValueDiffer.Element], _ right: [ValueDiffer.Element]) {
        for name in ElementKeys.names {
            guard let one = ElementKeys.values(of: name, left, differ.left, differ.leftHashes),
                let other = ElementKeys.values(of: name, right, differ.right, differ.rightHashes)
            else { continue }
            self.left = one
            self.right = other
            return
        }
        return nil
    }

    private static func values(
        of name: JSONKey, _ elements: [ValueDiffer.Element], _ view: TapeView, _ hashes: ValueHashes
    ) -> [UInt64]? {
        var seen = Set<UInt64>()
        var values: [UInt64] = []
        for element in elements {
            guard let node = name.utf8.withUnsafeBufferPointer({ view.member($0, hash: name.hash, of: element.node) }),
                view[node].isKind(.string) || view[node].isKind(.number),
                seen.insert(hashes.meaning[node]).inserted
            else { return nil }
            values.append(hashes.meaning[node])
        }
        return values
    }
}
