/// RFC 8259 once more, by other means than the reader's, for comparison: plain, slow and without any index.
struct Grammar {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// Whether the bytes are one JSON text, nested no deeper than `maximumDepth`.
    static func accepts(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) -> Bool {
        guard String(validating: bytes, as: UTF8.self) != nil else { return false }
        var grammar = Grammar(bytes: bytes)
        return grammar.text(maximumDepth)
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private var next: Character? { index < bytes.count ? Character(Unicode.Scalar(bytes[index])) : nil }

    private mutating func text(_ maximumDepth: Int) -> Bool {
        var open: [Character] = []
        while true {
            space()
            if take("{") || take("[") {
                let isObject = bytes[index - 1] == UInt8(ascii: "{")
                guard open.count < maximumDepth else { return false }
                space()
                if !take(isObject ? "}" : "]") {
                    open.append(isObject ? "}" : "]")
                    if isObject, !name() { return false }
                    continue
                }
            } else if !scalar() {
                return false
            }
            space()
            while let end = open.last, take(end) {
                open.removeLast()
                space()
            }
            guard let end = open.last else { return next == nil }
            guard take(",") else { return false }
            space()
            if end == "}", !name() { return false }
        }
    }

    private mutating func name() -> Bool {
        guard string() else { return false }
        space()
        return take(":")
    }

    private mutating func scalar() -> Bool {
        if next == "\"" { return string() }
        return take("true") || take("false") || take("null") || number()
    }

    private mutating func string() -> Bool {
        guard take("\"") else { return false }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return true }
            if byte < 0x20 { return false }
            guard byte == UInt8(ascii: "\\") else { continue }
            guard let letter = next else { return false }
            index += 1
            if letter == "u" {
                for _ in 0..<4 {
                    guard next?.isHexDigit == true else { return false }
                    index += 1
                }
            } else if !"\"\\/bfnrt".contains(letter) {
                return false
            }
        }
        return false
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0"), !digits() { return false }
        if take("."), !digits() { return false }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            return digits()
        }
        return true
    }

    private mutating func digits() -> Bool {
        let first = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return index > first
    }

    private mutating func space() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ character: Character) -> Bool { take(String(character)) }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }
}
