/// Finds the end of a string and checks what is inside: escapes, control characters, UTF-8.
struct StringScan {
    private(set) var position: UnsafePointer<UInt8>
    private(set) var hasEscapes = false
    private(set) var problem = SyntaxProblem.closingQuote
    private let end: UnsafePointer<UInt8>

    /// Starts behind the opening quote.
    @inline(__always)
    init(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) {
        position = start
        self.end = end
    }

    /// Moves behind the closing quote; on false `position` and `problem` say what is wrong.
    @inline(__always)
    mutating func run() -> Bool {
        skipPlain()
        if position < end, position.pointee == UInt8(ascii: "\"") {
            position += 1
            return true
        }
        return runSlowly()
    }

    @inline(never)
    private mutating func runSlowly() -> Bool {
        while true {
            skipPlain()
            guard position < end else { return false }
            let byte = position.pointee
            if byte == UInt8(ascii: "\"") {
                position += 1
                return true
            } else if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                guard skipEscape() else { return false }
            } else if byte >= 0x80 {
                guard skipMultibyte() else { return false }
            } else {
                problem = .controlCharacter
                return false
            }
        }
    }

    /// Skips bytes that need no look: everything but quotes, backslashes, control characters and non-ASCII.
    @inline(__always)
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        while end - position >= 8 {
            let word = UInt64(littleEndian: UnsafeRawPointer(position).loadUnaligned(as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            // A byte's high bit is set where it is special; a borrow can spoil only bytes above the first hit.
            let low = (word &- (ones &* 0x20)) & ~word
            let special =
                (low | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | word)
                & (ones &* 0x80)
            if special != 0 {
                position += special.trailingZeroBitCount &>> 3
                return
            }
            position += 8
        }
        while position < end {
            let byte = position.pointee
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return }
            position += 1
        }
    }

    private mutating func skipEscape() -> Bool {
        guard end - position >= 2 else {
            position = end
            return false
        }
        switch position[1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
            return true
        case UInt8(ascii: "u"):
            position += 2
            for _ in 0..<4 {
                guard position < end, EscapedText.hexValue(position.pointee) != nil else {
                    problem = .hexDigits
                    return false
                }
                position += 1
            }
            return true
        default:
            position += 1
            problem = .escape
            return false
        }
    }

    private mutating func skipMultibyte() -> Bool {
        repeat {
            guard let length = UTF8Sequence.length(at: position, available: end - position) else {
                problem = .encoding
                return false
            }
            position += length
        } while position < end && position.pointee >= 0x80
        return true
    }
}
