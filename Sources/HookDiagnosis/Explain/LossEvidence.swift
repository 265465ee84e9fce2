internal import HookProviders

/// What a body shows of characters that were lost before it came, with the place: nothing can be undone there.
enum LossEvidence {
    /// Sentences about what is found, each kind once.
    static func sentences(_ body: UnsafeRawBufferPointer) -> [String] {
        var found: [String] = []
        let lost = places(of: [0xEF, 0xBF, 0xBD], in: body)
        if let first = lost.first {
            let count = lost.count == 1 ? "" : ", and in \(lost.count - 1) more places"
            found.append(
                "The body has U+FFFD in it (\(place(first, body))\(count)), the mark of characters that were "
                    + "lost when it "
                    + "was read in a wrong charset.")
        }
        if let first = first([0x3F, 0x3F], in: body) {
            found.append(
                "The body has several ? in a row (\(place(first, body))), as where characters were lost in a "
                    + "charset that "
                    + "does not have them.")
        }
        // é, ü, € and their like, whose UTF-8 was read as Latin-1 and written as UTF-8 again.
        let doubled = [[0xC3, 0x83, 0xC2], [0xC3, 0x82, 0xC2], [0xC3, 0xA2, 0xC2]] as [[UInt8]]
        if let first = doubled.compactMap({ first($0, in: body) }).min() {
            found.append("The body has text that was probably encoded as UTF-8 twice (\(place(first, body))).")
        }
        if String(validating: body, as: UTF8.self) == nil {
            let valid = validCount(body)
            if valid > 0, body[..<valid].contains(where: { $0 > 0x20 }), !body[..<valid].contains(0) {
                found.append("The body is no UTF-8 (\(place(valid, body))): it may be in Latin-1 or Windows-1252.")
            }
        }
        return found
    }

    private static func places(of mark: [UInt8], in body: UnsafeRawBufferPointer) -> [Int] {
        var found: [Int] = []
        while let place = first(mark, in: body, from: found.last.map { $0 + mark.count } ?? 0) { found.append(place) }
        return found
    }

    private static func first(_ mark: [UInt8], in body: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        var start = start
        while let place = body[start...].firstIndex(of: mark[0]) {
            if body[place...].starts(with: mark) { return place }
            start = place + 1
        }
        return nil
    }

    /// How many bytes from the start on are UTF-8.
    private static func validCount(_ body: UnsafeRawBufferPointer) -> Int {
        var parser = UTF8.ForwardParser()
        var bytes = body.makeIterator()
        var count = 0
        while case .valid(let encoded) = parser.parseScalar(from: &bytes) { count += encoded.count }
        return count
    }

    /// A place as editors count it; columns in characters.
    private static func place(_ offset: Int, _ body: UnsafeRawBufferPointer) -> String {
        let before = body[..<offset]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return "line \(line), column \(column)"
    }
}
