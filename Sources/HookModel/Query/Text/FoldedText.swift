/// A text with letters beyond ASCII to look for in UTF-8, case aside.
///
/// Each scalar is looked for in the forms that Unicode's simple case mappings give it; those that map to several scalars
/// (`ß` to `SS`) count as they are.
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

    /// A scalar and what it is in lower, upper and title case, where that is one scalar.
    private static func forms(_ scalar: Unicode.Scalar) -> [[UInt8]] {
        let properties = scalar.properties
        let upper = single(properties.uppercaseMapping) ?? scalar
        let forms = [
            scalar, upper, single(properties.lowercaseMapping), single(properties.titlecaseMapping),
            single(upper.properties.lowercaseMapping),
        ]
        var all: [[UInt8]] = []
        for case let form? in forms {
            let bytes = Array(String(form).utf8)
            if !all.contains(bytes) { all.append(bytes) }
        }
        return all
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
