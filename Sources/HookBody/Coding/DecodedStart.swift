/// The start of a body as it was before its content codings.
package struct DecodedStart: Sendable, Equatable {
    /// The bytes, as many as were asked for and could be made.
    package let bytes: [UInt8]
    /// How long the whole is in bytes; nil where it could not be made to its end.
    package let size: Int?
    /// Whether there would be more than the longest that is made, so that it is the limit which ends it.
    package let isTooLong: Bool
}

extension ContentCodings {
    /// Undoes them as far as they can be undone, also where the body ends early.
    ///
    /// - Parameters:
    ///   - body: The body as it came, or the start of it.
    ///   - limit: So many bytes are kept; the rest is counted, up to `lengthLimit`.
    /// - Returns: The start; nil when there is nothing to undo, for a coding that is not known, and for bytes that are
    ///   not of the coding from the first on.
    package func start(of body: UnsafeRawBufferPointer, limit: Int) -> DecodedStart? {
        guard !names.isEmpty, names.count <= ContentCodings.limit else { return nil }
        let longest = ContentCodings.lengthLimit(of: body.count)
        var last: Inflater.Run?
        var isWhole = true
        for (index, name) in names.reversed().enumerated() {
            let kept = index + 1 == names.count ? limit : longest
            let run =
                last.map { $0.bytes.withUnsafeBytes { Inflater.start(name, $0, limit: longest, keeping: kept) } }
                ?? Inflater.start(name, body, limit: longest, keeping: kept)
            guard let run, run.end == .whole || run.count > 0 else { return nil }
            isWhole = isWhole && run.end == .whole
            last = run
        }
        return last.map { DecodedStart(bytes: $0.bytes, size: isWhole ? $0.count : nil, isTooLong: $0.end == .tooLong) }
    }
}
