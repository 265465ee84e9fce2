/// Whether a body that is looked at piece by piece has to be put together, because decoding may show more of it.
package struct DecodingSigns {
    /// Whether it has to.
    package private(set) var areThere: Bool
    private let isForm: Bool

    /// Looks at a head.
    package init(head: UnsafeRawBufferPointer) {
        areThere = HeadSigns.namesCodings(head)
        isForm = HeadSigns.saysForm(head)
    }

    /// Looks at a piece of the body.
    package mutating func look(at piece: UnsafeRawBufferPointer) {
        guard !areThere else { return }
        let backslash = UInt8(ascii: "\\")
        areThere =
            isForm
            ? EscapedForm.hasCoding(piece) : ByteScan.contains(backslash, or: backslash, in: piece)
    }
}
