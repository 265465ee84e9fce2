/// A text with letters beyond ASCII to look for in UTF-8, case aside.
///
/// Each scalar is looked for in all forms that are the same by Unicode's simple case folding, under which no scalar becomes
/// several: `ß` is `ẞ`, and not `SS`.
struct FoldedText: Sendable {
    /// For each scalar of the text, its forms as UTF-8; no form is the start of another.
    private let units: [[[UInt8]]]
    /// Which bytes the first scalar may begin with.
    private let starts: [Bool]

    /// The shortest and the longest bytes that the text can be.
    let lengths: ClosedRange<Int>

    init(_ text: String) {
        units = text.unicodeScalars.map(FoldedText.forms)
        var starts = [Bool](repeating: false, count: 256)
        for form in units.first ?? [] { if let byte = form.first { starts[Int(byte)] = true } }
        self.starts = starts
        let shortest = units.reduce(0) { $0 + ($1.map(\.count).min() ?? 0) }
        let longest = units.reduce(0) { $0 + ($1.map(\.count).max() ?? 0) }
        lengths = shortest...max(shortest, longest)
    }

    /// Whether the bytes hold the text.
    func isIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var offset = 0
        while offset + lengths.lowerBound <= bytes.count {
            if starts[Int(bytes[offset])], stands(at: offset, in: bytes) { return true }
            offset += 1
        }
        return false
    }

    private func stands(at start: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        var offset = start
        for forms in units {
            let form = forms.first { form in
                offset + form.count <= bytes.count && form.indices.allSatisfy { bytes[offset + $0] == form[$0] }
            }
            guard let form else { return false }
            offset += form.count
        }
        return true
    }

    /// A scalar and all that fold to the same.
    private static func forms(_ scalar: Unicode.Scalar) -> [[UInt8]] {
        CaseFolding.equals(of: scalar).map { Array(String($0).utf8) }
    }
}
