package import HookModel
internal import NIOCore

/// The parameters of a form body (`application/x-www-form-urlencoded`, WHATWG URL, section 5.1).
package struct FormParameters {
    /// How many are read; a body with more is none that a signature scheme reads.
    package static let limit = 10_000

    private struct Pair {
        let name: Range<Int>
        let value: Range<Int>
        /// Where the value, or its lack, begins in what was read.
        let place: Int
    }

    /// All names and values, decoded.
    private let bytes: [UInt8]
    private let pairs: [Pair]

    /// Reads a body, or the query of a URL; nil when it has too many parameters.
    package init?(_ body: UnsafeRawBufferPointer) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count)
        var pairs: [Pair] = []
        var start = 0
        while start < body.count {
            let end = body[start...].firstIndex(of: UInt8(ascii: "&")) ?? body.count
            defer { start = end + 1 }
            guard end > start else { continue }
            guard pairs.count < FormParameters.limit else { return nil }
            let equals = body[start..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
            let name = FormCoding.decode(body[start..<equals], into: &bytes)
            let value = FormCoding.decode(body[min(equals + 1, end)..<end], into: &bytes)
            pairs.append(Pair(name: name, value: value, place: min(equals + 1, end)))
        }
        self.bytes = bytes
        self.pairs = pairs
    }

    /// Reads the query of a request's target; nil when there is none.
    ///
    /// - Parameters:
    ///   - head: The request's head.
    ///   - raw: The head's bytes.
    package init?(queryOf head: RequestHead, _ raw: UnsafeRawBufferPointer) {
        let start = head.pathRange.end
        let end = head.targetRange.end
        guard start < end, raw[start] == UInt8(ascii: "?") else { return nil }
        let stop = raw[start..<end].firstIndex(of: UInt8(ascii: "#")) ?? end
        self.init(UnsafeRawBufferPointer(rebasing: raw[(start + 1)..<stop]))
    }

    /// Whether there are none.
    package var isEmpty: Bool { pairs.isEmpty }

    /// Calls `visit` with each name and value, decoded, and where the value begins in what was read, in order.
    package func forEach(_ visit: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ place: Int) -> Void) {
        for pair in pairs { visit(bytes[pair.name], bytes[pair.value], pair.place) }
    }

    /// The values of all parameters of a name.
    package func all(_ name: [UInt8]) -> [[UInt8]] {
        pairs.filter { bytes[$0.name].elementsEqual(name) }.map { Array(bytes[$0.value]) }
    }

    /// The value of the first parameter of a name.
    package func first(_ name: [UInt8]) -> [UInt8]? {
        pairs.first { bytes[$0.name].elementsEqual(name) }.map { Array(bytes[$0.value]) }
    }

    /// All parameters sorted by name, then value, each name followed by its value; equal pairs count once.
    package var sorted: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var last: Pair?
        for pair in pairs.sorted(by: isOrdered) {
            if let last, bytes[last.name] == bytes[pair.name], bytes[last.value] == bytes[pair.value] { continue }
            result += bytes[pair.name]
            result += bytes[pair.value]
            last = pair
        }
        return result
    }

    private func isOrdered(_ left: Pair, _ right: Pair) -> Bool {
        if bytes[left.name] == bytes[right.name] {
            return bytes[left.value].lexicographicallyPrecedes(bytes[right.value])
        }
        return bytes[left.name].lexicographicallyPrecedes(bytes[right.name])
    }
}
