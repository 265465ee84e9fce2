internal import JSONText

/// Two hashes of each value of a JSON text: of what it says, and of how it is written.
///
/// The standard library's seeded hashing, 64 bits: a sender cannot make two values that are taken for one.
struct ValueHashes {
    /// By node: equal where two values say the same, members in any order, numbers and strings in any spelling.
    let meaning: [UInt64]
    /// By node: equal where two values are the same tokens in the same order.
    let tokens: [UInt64]

    /// Hashes all values, the innermost first; linear.
    init(_ view: TapeView) {
        var meaning = [UInt64](repeating: 0, count: view.count)
        var tokens = meaning
        for index in stride(from: view.count - 1, through: 0, by: -1) {
            let node = view[index]
            switch node.kind {
            case .object, .array:
                (meaning[index], tokens[index]) = ValueHashes.container(index, view, meaning, tokens)
                continue
            case .string:
                meaning[index] = view.withUTF8(node) { ValueHashes.hash(.string, UnsafeRawBufferPointer($0)) }
            case .number:
                var hasher = Hasher()
                hasher.combine(JSONKind.number)
                DecimalText(view.bytes(node)).hash(into: &hasher)
                meaning[index] = UInt64(bitPattern: Int64(hasher.finalize()))
            case .true, .false, .null:
                meaning[index] = ValueHashes.hash(node.kind, UnsafeRawBufferPointer(start: nil, count: 0))
            }
            tokens[index] = ValueHashes.hash(node.kind, UnsafeRawBufferPointer(view.bytes(node)))
        }
        self.meaning = meaning
        self.tokens = tokens
    }

    private static func container(
        _ index: Int, _ view: TapeView, _ meaning: [UInt64], _ tokens: [UInt64]
    ) -> (meaning: UInt64, tokens: UInt64) {
        let node = view[index]
        var ordered = Hasher()
        var exact = Hasher()
        ordered.combine(node.kind)
        exact.combine(node.kind)
        var sum: UInt64 = 0
        // Of members with one name the last counts for most readers: their order among each other is part of the value.
        var repetitions: [UInt64: Int] = [:]
        let isObject = node.isKind(.object)
        var child = index + 1
        while child < Int(node.next) {
            exact.combine(tokens[child])
            if isObject {
                let name = meaning[child]
                exact.combine(tokens[child + 1])
                var member = Hasher()
                member.combine(name)
                member.combine(meaning[child + 1])
                if node.has(TapeNode.repeatsNames) {
                    member.combine(repetitions[name, default: 0])
                    repetitions[name, default: 0] += 1
                } else {
                    member.combine(0)
                }
                sum &+= UInt64(bitPattern: Int64(member.finalize()))
                child = Int(view[child + 1].next)
            } else {
                ordered.combine(meaning[child])
                child = Int(view[child].next)
            }
        }
        ordered.combine(sum)
        return (
            UInt64(bitPattern: Int64(ordered.finalize())), UInt64(bitPattern: Int64(exact.finalize()))
        )
    }

    private static func hash(_ kind: JSONKind, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(bytes: bytes)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
