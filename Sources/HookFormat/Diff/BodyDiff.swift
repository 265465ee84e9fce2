internal import HookBody
package import HookModel
internal import HookProviders
internal import JSONText
internal import NIOCore

/// What differs between two bodies: in bytes, and in the values that they say where both are JSON or both are forms.
package struct BodyDiff: Sendable {
    /// Larger bodies, in bytes when decoded, are compared as bytes alone.
    static let valueLimit = 8 << 20

    /// The first byte that differs; nil where they are the same.
    package private(set) var firstDifference: ByteDifference?
    /// As what both were read; nil where they were compared as bytes alone.
    package private(set) var kind: BodyKind?
    /// Places in which their values differ; at most 1,000.
    package private(set) var differences: [ValueDifference] = []
    /// How many places there are beyond those.
    package private(set) var omitted = 0
    /// How what is equal is written otherwise.
    package private(set) var spelling: [Spelling] = []
    /// JSON Pointers to objects whose members come in another order; at most 20.
    package private(set) var reordered: [String] = []
    /// What a reader should know: codings that were undone, why values were not compared.
    package private(set) var notes: [String] = []

    /// Whether they are the same, byte for byte.
    package var isSame: Bool { firstDifference == nil }
    /// Whether they say the same values; nil where these were not compared.
    package var isSameValue: Bool? { isSame ? true : kind.map { _ in differences.isEmpty && omitted == 0 } }

    /// Compares the bodies of two requests, as much of them as is held.
    package init(_ left: ReceivedRequest, _ right: ReceivedRequest) {
        left.body.withUnsafeReadableBytes { one in
            right.body.withUnsafeReadableBytes { other in
                firstDifference = ByteDifference(one, other)
                guard firstDifference != nil else { return }
                RequestBody.read(one, left.head) { one in
                    RequestBody.read(other, right.head) { other in compare(one, other) }
                }
            }
        }
    }

    private mutating func compare(_ left: RequestBody, _ right: RequestBody) {
        notes = left.notes.map { "left: \($0)" } + right.notes.map { "right: \($0)" }
        guard let kind = left.kind, left.kind == right.kind, case .json(let one) = left.text,
            case .json(let other) = right.text
        else { return }
        guard max(left.bytes.count, right.bytes.count) <= BodyDiff.valueLimit else {
            notes.append("longer than \(GroupedNumber.text(BodyDiff.valueLimit)) bytes: compared as bytes alone")
            return
        }
        self.kind = kind
        one.withView { one in
            other.withView { other in
                let differ = ValueDiffer(one, other)
                differences = differ.differences
                omitted = differ.omitted
                reordered = differ.reordered
                var found = differ.spelling
                // Of a form the text is made, not sent.
                if kind == .json, BodyDiff.whiteSpaceDiffers(one, left.bytes, other, right.bytes, differ) {
                    found.insert(.whiteSpace)
                }
                spelling = Spelling.allCases.filter(found.contains)
            }
        }
        if differences.isEmpty, spelling.isEmpty {
            notes.append(
                kind == .json ? "the same JSON, coded otherwise" : "the same parameters, escaped or ordered otherwise")
        }
    }

    /// Only said of bodies that are equal by value: between others white space moves anyway.
    private static func whiteSpaceDiffers(
        _ one: TapeView, _ left: UnsafeRawBufferPointer, _ other: TapeView, _ right: UnsafeRawBufferPointer,
        _ differ: ValueDiffer
    ) -> Bool {
        guard differ.differences.isEmpty, differ.omitted == 0 else { return false }
        if differ.leftHashes.tokens[0] == differ.rightHashes.tokens[0] {
            return !left.elementsEqual(right)
        }
        return whiteSpace(one, left) != whiteSpace(other, right)
    }

    private static func whiteSpace(_ view: TapeView, _ bytes: UnsafeRawBufferPointer) -> Int {
        // Containers and the signs between values are a byte each, and as many in both texts.
        var tokens = 0
        for index in 0..<view.count {
            let node = view[index]
            if !node.isKind(.object), !node.isKind(.array) { tokens += Int(node.length) }
        }
        return bytes.count - tokens
    }
}
