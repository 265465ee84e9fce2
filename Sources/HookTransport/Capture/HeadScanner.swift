internal import HookModel

/// Finds the parts of a request head, or of a trailer section, in one pass that can stop at any byte.
///
/// All places count from the section's first byte, so the section's bytes must stay together until it is done;
/// where the scan stopped is remembered, and no byte is looked at twice however slowly they come.
struct HeadScanner {
    private enum State {
        case method, target, version, lineStart, name, value, lineEnd, sectionEnd
    }

    enum Outcome {
        case more
        /// The section is whole and has so many bytes.
        case done(Int)
        case refused(Refusal)
    }

    private(set) var method = ByteRange(offset: 0, count: 0)
    private(set) var target = ByteRange(offset: 0, count: 0)
    private(set) var minorVersion: UInt8 = 1
    private(set) var fields: [HeaderField] = []
    private(set) var framing = FramingFields()
    private var state: State
    private let isTrailer: Bool
    /// The first byte not yet looked at.
    private var cursor = 0
    /// Where the part that is being read began.
    private var start = 0
    private var colon = 0

    /// A scanner for a head, or for the lines after a chunked body.
    init(trailer: Bool = false) {
        isTrailer = trailer
        state = trailer ? .lineStart : .method
    }

    /// Whether anything was read.
    var hasBegun: Bool { cursor > 0 }

    /// Goes on where it stopped; `raw` begins with the section's first byte.
    mutating func scan(_ raw: UnsafeRawBufferPointer, limits: ReceiverLimits) -> Outcome {
        while true {
            switch step(raw, limits: limits) {
            case .some(.more): return cursor > limits.headBytes ? .refused(.headTooLarge) : .more
            case .some(.done(let count)): return count > limits.headBytes ? .refused(.headTooLarge) : .done(count)
            case .some(let outcome): return outcome
            case .none: continue
            }
        }
    }

    /// Reads the part that the scan stands in; nil when that part is whole and the next one follows.
    @inline(__always)
    private mutating func step(_ raw: UnsafeRawBufferPointer, limits: ReceiverLimits) -> Outcome? {
        switch state {
        case .method: scanMethod(raw)
        case .target: scanTarget(raw, limit: limits.targetBytes)
        case .version: scanVersion(raw)
        case .lineStart: scanLineStart(raw, limit: limits.headerLines)
        case .name: scanName(raw)
        case .value: scanValue(raw)
        case .lineEnd: scanLineEnd(raw)
        case .sectionEnd: scanSectionEnd(raw)
        }
    }

    private mutating func scanMethod(_ raw: UnsafeRawBufferPointer) -> Outcome? {
        while cursor < raw.count, ByteClass.isToken(raw[cursor]) { cursor += 1 }
        guard cursor < raw.count else { return .more }
        guard raw[cursor] == UInt8(ascii: " "), cursor > 0 else { return .refused(lineFault(raw[cursor], .badMethod)) }
        method = ByteRange(offset: 0, count: cursor)
        cursor += 1
        start = cursor
        state = .target
        return nil
    }

    private mutating func scanTarget(_ raw: UnsafeRawBufferPointer, limit: Int) -> Outcome? {
        cursor = ByteClass.firstControl(in: raw, from: cursor, below: 0x21)
        guard cursor - start <= limit else { return .refused(.targetTooLong) }
        guard cursor < raw.count else { return .more }
        guard raw[cursor] == UInt8(ascii: " "), cursor > start else {
            return .refused(lineFault(raw[cursor], raw[cursor] == UInt8(ascii: "\r") ? .badVersion : .badTarget))
        }
        target = ByteRange(offset: start, count: cursor - start)
        cursor += 1
        start = cursor
        state = .version
        return nil
    }

    /// `HTTP/` and two digits with a point between them; the name is case-sensitive (section 2.3).
    private mutating func scanVersion(_ raw: UnsafeRawBufferPointer) -> Outcome? {
        let known = min(raw.count - start, 8)
        for offset in 0..<known {
            let byte = raw[start + offset]
            let fits =
                switch offset {
                case 0: byte == UInt8(ascii: "H")
                case 1, 2: byte == UInt8(ascii: "T")
                case 3: byte == UInt8(ascii: "P")
                case 4: byte == UInt8(ascii: "/")
                case 6: byte == UInt8(ascii: ".")
                default: ByteClass.isDigit(byte)
                }
            if !fits { return .refused(.badVersion) }
        }
        cursor = start + known
        guard cursor < raw.count else { return .more }
        guard raw[cursor] == UInt8(ascii: "\r") else { return .refused(lineFault(raw[cursor], .badVersion)) }
        // A higher minor version is read as the highest one known (RFC 9110, section 2.5); a higher major is not.
        guard raw[start + 5] == UInt8(ascii: "1") else { return .refused(.unknownVersion) }
        minorVersion = raw[start + 7] == UInt8(ascii: "0") ? 0 : 1
        cursor += 1
        state = .lineEnd
        return nil
    }

    private mutating func scanLineStart(_ raw: UnsafeRawBufferPointer, limit: Int) -> Outcome? {
        guard cursor < raw.count else { return .more }
        switch raw[cursor] {
        case UInt8(ascii: "\r"):
            cursor += 1
            state = .sectionEnd
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
            return .refused(.foldedLine)
        default:
            guard fields.count < limit else { return .refused(.tooManyLines) }
            if fields.isEmpty { fields.reserveCapacity(isTrailer ? 2 : 12) }
            start = cursor
            state = .name
        }
        return nil
    }

    private mutating func scanName(_ raw: UnsafeRawBufferPointer) -> Outcome? {
        var index = cursor
        while index < raw.count, ByteClass.isToken(raw[index]) { index &+= 1 }
        cursor = index
        guard index < raw.count else { return .more }
        guard raw[index] == UInt8(ascii: ":"), index > start else {
            let isSpace = index > start && (raw[index] == UInt8(ascii: " ") || raw[index] == UInt8(ascii: "\t"))
            return .refused(lineFault(raw[index], isSpace ? .spaceBeforeColon : .badFieldName))
        }
        colon = index
        cursor += 1
        state = .value
        return nil
    }

    private mutating func scanValue(_ raw: UnsafeRawBufferPointer) -> Outcome? {
        cursor = ByteClass.firstControl(in: raw, from: cursor, below: 0x20)
        while cursor < raw.count, raw[cursor] == UInt8(ascii: "\t") {
            cursor = ByteClass.firstControl(in: raw, from: cursor + 1, below: 0x20)
        }
        guard cursor < raw.count else { return .more }
        guard raw[cursor] == UInt8(ascii: "\r") else { return .refused(lineFault(raw[cursor], .badFieldValue)) }
        let field = HeaderBlock.field(in: raw, line: start..<cursor, colon: colon)
        if let refusal = isTrailer ? FramingFields.trailerFault(field, in: raw) : framing.note(field, in: raw) {
            return .refused(refusal)
        }
        fields.append(field)
        cursor += 1
        state = .lineEnd
        return nil
    }

    private mutating func scanLineEnd(_ raw: UnsafeRawBufferPointer) -> Outcome? {
        guard cursor < raw.count else { return .more }
        guard raw[cursor] == UInt8(ascii: "\n") else { return .refused(.bareCarriageReturn) }
        cursor += 1
        state = .lineStart
        return nil
    }

    private mutating func scanSectionEnd(_ raw: UnsafeRawBufferPointer) -> Outcome? {
        guard cursor < raw.count else { return .more }
        guard raw[cursor] == UInt8(ascii: "\n") else { return .refused(.bareCarriageReturn) }
        return .done(cursor + 1)
    }

    /// Names a line end in the wrong place for what it is; any other byte for what it spoils.
    private func lineFault(_ byte: UInt8, _ other: Refusal) -> Refusal {
        byte == UInt8(ascii: "\n") ? .bareLineFeed : other
    }
}
