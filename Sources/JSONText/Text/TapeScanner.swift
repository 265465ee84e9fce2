/// The reader of RFC 8259: one pass over the bytes, no recursion, no allocation of its own.
///
/// `run` writes nodes until the text ends, a problem stops it or the room is used up; in the last case the caller
/// gives more room with the nodes so far copied over, and the scan goes on where it was. While a container is open
/// its node keeps the parent's index in `next` and the parent's child count in `length`.
struct TapeScanner {
    enum Outcome {
        case finished
        case needsRoom
        case failed
    }

    private static let none = UInt32.max

    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let maximumDepth: Int

    /// The nodes written so far.
    private(set) var count = 0
    /// The names, as node indices, that repeat an earlier name of their object.
    private(set) var repeatedNames: [UInt32] = []
    private(set) var problem = SyntaxProblem.value
    private(set) var problemOffset = 0

    private var position: UnsafePointer<UInt8>
    private var open = Self.none
    private var children: UInt32 = 0
    private var depth = 0

    /// The caller keeps `bytes` alive and unchanged through every call of `run`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: UnsafePointer<UInt8>, limits: JSONLimits) {
        self.start = start
        end = start + bytes.count
        position = start
        maximumDepth = limits.maximumDepth
    }

    mutating func run(into nodes: UnsafeMutablePointer<TapeNode>, capacity: Int) -> Outcome {
        while true {
            // One round writes at most a value and the name of the member behind it.
            if count &+ 2 > capacity { return .needsRoom }
            skipSpace()
            guard position < end else { return fail(.value) }
            switch position.pointee {
            case UInt8(ascii: "\""):
                guard scanString(into: nodes, flags: 0) else { return .failed }
            case UInt8(ascii: "{"):
                guard push(.object, into: nodes) else { return .failed }
                skipSpace()
                guard position < end else { return fail(.nameOrObjectEnd) }
                if position.pointee != UInt8(ascii: "}") {
                    guard position.pointee == UInt8(ascii: "\"") else { return fail(.nameOrObjectEnd) }
                    guard scanName(into: nodes) else { return .failed }
                    continue
                }
                position += 1
                pop(nodes)
            case UInt8(ascii: "["):
                guard push(.array, into: nodes) else { return .failed }
                skipSpace()
                guard position < end, position.pointee == UInt8(ascii: "]") else {
                    children = 1
                    continue
                }
                position += 1
                pop(nodes)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard scanNumber(into: nodes) else { return .failed }
            case UInt8(ascii: "t"):
                guard scanLiteral("true", .true, into: nodes) else { return fail(.literal) }
            case UInt8(ascii: "f"):
                guard scanLiteral("false", .false, into: nodes) else { return fail(.literal) }
            case UInt8(ascii: "n"):
                guard scanLiteral("null", .null, into: nodes) else { return fail(.literal) }
            case 0xEF where position == start && isByteOrderMark:
                return fail(.byteOrderMark)
            default:
                return fail(.value)
            }
            guard let outcome = afterValue(nodes) else { continue }
            return outcome
        }
    }

    /// Closes what ends behind a value; nil when another value follows.
    @inline(__always)
    private mutating func afterValue(_ nodes: UnsafeMutablePointer<TapeNode>) -> Outcome? {
        while true {
            skipSpace()
            if open == Self.none { return position == end ? .finished : fail(.endOfText) }
            let isObject = nodes[Int(open)].isKind(.object)
            guard position < end else { return fail(isObject ? .commaOrObjectEnd : .commaOrArrayEnd) }
            let byte = position.pointee
            if byte == UInt8(ascii: ",") {
                position += 1
                if isObject {
                    skipSpace()
                    guard position < end, position.pointee == UInt8(ascii: "\"") else { return fail(.name) }
                    return scanName(into: nodes) ? nil : .failed
                }
                children &+= 1
                return nil
            }
            guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                return fail(isObject ? .commaOrObjectEnd : .commaOrArrayEnd)
            }
            position += 1
            pop(nodes)
        }
    }
}

// MARK: - Containers

extension TapeScanner {
    @inline(__always)
    private mutating func push(_ kind: JSONKind, into nodes: UnsafeMutablePointer<TapeNode>) -> Bool {
        guard depth < maximumDepth else {
            _ = fail(.depth(maximumDepth))
            return false
        }
        depth &+= 1
        nodes[count] = TapeNode(offset: offset, length: children, next: open, info: UInt32(kind.rawValue))
        open = UInt32(truncatingIfNeeded: count)
        count &+= 1
        children = 0
        position += 1
        return true
    }

    @inline(__always)
    private mutating func pop(_ nodes: UnsafeMutablePointer<TapeNode>) {
        let index = Int(open)
        let total = children
        depth &-= 1
        open = nodes[index].next
        children = nodes[index].length
        nodes[index].next = UInt32(truncatingIfNeeded: count)
        nodes[index].length = offset &- nodes[index].offset
        nodes[index].info |= min(total, TapeNode.countCeiling) &<< TapeNode.upperShift
        if total > 1, nodes[index].isKind(.object) {
            RepeatedNames.note(in: nodes, object: index, count: Int(total), text: start, into: &repeatedNames)
        }
    }

    /// Scans a member name and the colon behind it.
    @inline(__always)
    private mutating func scanName(into nodes: UnsafeMutablePointer<TapeNode>) -> Bool {
        children &+= 1
        guard scanString(into: nodes, flags: TapeNode.name) else { return false }
        skipSpace()
        guard position < end, position.pointee == UInt8(ascii: ":") else {
            _ = fail(.colon)
            return false
        }
        position += 1
        return true
    }
}

// MARK: - Scalars

extension TapeScanner {
    @inline(__always)
    private var offset: UInt32 { UInt32(truncatingIfNeeded: position - start) }

    private var isByteOrderMark: Bool { end - start >= 3 && start[1] == 0xBB && start[2] == 0xBF }

    @inline(__always)
    private mutating func skipSpace() {
        while position < end, position.pointee <= 0x20 {
            switch position.pointee {
            case 0x20: position += end - position >= ByteRun.length ? ByteRun.spaces(at: position) : 1
            case 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func fail(_ problem: SyntaxProblem) -> Outcome {
        fail(problem, at: position)
    }

    private mutating func fail(_ problem: SyntaxProblem, at place: UnsafePointer<UInt8>) -> Outcome {
        self.problem = problem
        problemOffset = place - start
        return .failed
    }

    @inline(__always)
    private mutating func append(
        _ kind: JSONKind, flags: UInt32, from first: UnsafePointer<UInt8>, into nodes: UnsafeMutablePointer<TapeNode>
    ) {
        nodes[count] = TapeNode(
            offset: UInt32(truncatingIfNeeded: first - start), length: UInt32(truncatingIfNeeded: position - first),
            next: UInt32(truncatingIfNeeded: count &+ 1), info: UInt32(kind.rawValue) | flags)
        count &+= 1
    }

    @inline(__always)
    private mutating func scanString(into nodes: UnsafeMutablePointer<TapeNode>, flags: UInt32) -> Bool {
        let first = position
        var scan = StringScan(from: first + 1, to: end)
        guard scan.run() else {
            _ = fail(scan.problem, at: scan.position)
            return false
        }
        position = scan.position
        var flags = flags
        if scan.hasEscapes { flags |= TapeNode.escaped }
        if flags & TapeNode.name != 0 {
            let hash =
                scan.hasEscapes
                ? EscapedText.hash(first + 1, count: position - first - 2)
                : NameHash.hash(first + 1, count: position - first - 2)
            flags |= hash &<< TapeNode.upperShift
        }
        append(.string, flags: flags, from: first, into: nodes)
        return true
    }

    @inline(__always)
    private mutating func scanNumber(into nodes: UnsafeMutablePointer<TapeNode>) -> Bool {
        let first = position
        var isInteger = true
        if position.pointee == UInt8(ascii: "-") { position += 1 }
        if position < end, position.pointee == UInt8(ascii: "0") {
            position += 1
        } else {
            guard skipDigits() else { return false }
        }
        if position < end, position.pointee == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            guard skipDigits() else { return false }
        }
        if position < end, position.pointee | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < end, position.pointee == UInt8(ascii: "+") || position.pointee == UInt8(ascii: "-") {
                position += 1
            }
            guard skipDigits() else { return false }
        }
        append(.number, flags: isInteger ? TapeNode.integer : 0, from: first, into: nodes)
        return true
    }

    /// Skips one digit or more.
    @inline(__always)
    private mutating func skipDigits() -> Bool {
        let first = position
        while end - position >= ByteRun.length, ByteRun.isDigits(at: position) { position += ByteRun.length }
        while position < end, position.pointee &- UInt8(ascii: "0") <= 9 { position += 1 }
        if position > first { return true }
        _ = fail(.digit)
        return false
    }

    @inline(__always)
    private mutating func scanLiteral(
        _ literal: StaticString, _ kind: JSONKind, into nodes: UnsafeMutablePointer<TapeNode>
    ) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard end - position >= length else { return false }
        let word = literal.utf8Start
        for index in 0..<length where position[index] != word[index] { return false }
        let first = position
        position += length
        append(kind, flags: 0, from: first, into: nodes)
        return true
    }
}
