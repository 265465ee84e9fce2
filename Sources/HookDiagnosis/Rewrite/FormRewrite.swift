internal import HookProviders

/// Writes form parameters again as another writer would have written them: four choices that are independent of each
/// other.
struct FormRewrite: Sendable, Hashable {
    /// How a space is written.
    enum Space: Sendable {
        case asSent
        case plus
        case percent
        case raw
    }

    /// Which characters stand for themselves beside letters and digits.
    enum Free: Sendable {
        case asSent
        /// `-._`: PHP's `urlencode` and `http_build_query`.
        case minimal
        /// `*-._`: the serializer of browsers (WHATWG URL, section 5.2), Java's URLEncoder, Ruby's `encode_www_form`.
        case browser
        /// `-._~`: RFC 3986, section 2.3; Python's `urlencode`, Go's `Encode`, PHP's `rawurlencode`.
        case strict
        /// The same and `/`: Python's `quote`.
        case path
        /// `-._~!*'()`: `encodeURIComponent` (ECMA-262, section 19.2.6).
        case component
        /// The same and `/:;,?@$`: `encodeURI`, and most of what is written by hand.
        case lenient
        /// Everything: the escapes are read.
        case all
    }

    /// How the digits of escapes are written.
    enum Digits: Sendable {
        case asSent
        case upper
        case lower
    }

    var space = Space.asSent
    var free = Free.asSent
    var digits = Digits.asSent
    /// Whether the parameters are sorted by name.
    var isSorted = false

    static let plusToPercent = FormRewrite(space: .percent)
    static let percentToPlus = FormRewrite(space: .plus)
    static let lowerHex = FormRewrite(digits: .lower)
    static let upperHex = FormRewrite(digits: .upper)
    static let browser = FormRewrite(space: .plus, free: .browser)
    static let strict = FormRewrite(space: .percent, free: .strict)
    static let plus = FormRewrite(space: .plus, free: .strict)
    static let decoded = FormRewrite(space: .raw, free: .all)
    /// Escapes are read, and `+` stays what it is.
    static let unescaped = FormRewrite(free: .all)

    /// All that are tried, likeliest first.
    static let all: [FormRewrite] = {
        var found = [plusToPercent, percentToPlus, lowerHex, upperHex, browser, strict, plus, decoded, unescaped]
        for isSorted in [false, true] {
            if isSorted { found.append(FormRewrite(isSorted: true)) }
            for digits in [Digits.asSent, .lower] {
                for free in [Free.strict, .browser, .component, .minimal, .path, .lenient] {
                    for space in [Space.plus, .percent] {
                        found.append(FormRewrite(space: space, free: free, digits: digits, isSorted: isSorted))
                    }
                }
            }
        }
        var seen: Set<FormRewrite> = []
        return found.filter { seen.insert($0).inserted }
    }()

    /// The text rewritten; parameters that are sorted keep their order where their names are equal.
    func apply(to text: UnsafeRawBufferPointer) -> [UInt8] {
        guard isSorted else { return rewritten(text) }
        let parts = text.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).map { part in
            rewritten(UnsafeRawBufferPointer(rebasing: part))
        }
        let names = parts.enumerated().map { place, part in
            (place, part.prefix { $0 != UInt8(ascii: "=") })
        }
        let sorted = names.sorted { one, other in
            one.1.elementsEqual(other.1) ? one.0 < other.0 : one.1.lexicographicallyPrecedes(other.1)
        }
        return Array(sorted.map { parts[$0.0] }.joined(separator: [UInt8(ascii: "&")]))
    }

    /// A text written as one value.
    func encode(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text { write(byte, asSent: [byte], isEscaped: false, to: &out) }
        return out
    }

    private func rewritten(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 64)
        var index = 0
        var isValue = false
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "=") && !isValue {
                isValue = byte == UInt8(ascii: "=")
                out.append(byte)
                index += 1
                continue
            }
            let value = PercentText.byte(text, index)
            let length = value == nil ? 1 : 3
            let isSpace = byte == UInt8(ascii: "+") && space != .asSent
            write(
                value ?? (isSpace ? 0x20 : byte), asSent: text[index..<(index + length)], isEscaped: value != nil,
                to: &out)
            index += length
        }
        return out
    }

    private func write(_ value: UInt8, asSent sent: some Sequence<UInt8>, isEscaped: Bool, to out: inout [UInt8]) {
        if value == 0x20, space != .asSent {
            switch space {
            case .plus: out.append(UInt8(ascii: "+"))
            case .raw: out.append(0x20)
            case .percent, .asSent: PercentText.escape(0x20, isUpper: true, to: &out)
            }
        } else if free == .asSent {
            if isEscaped, digits != .asSent {
                PercentText.escape(value, isUpper: digits == .upper, to: &out)
            } else {
                out.append(contentsOf: sent)
            }
        } else if isFree(value) {
            out.append(value)
        } else {
            PercentText.escape(value, isUpper: digits != .lower, to: &out)
        }
    }

    private func isFree(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: return true
        default: break
        }
        let others: StaticString =
            switch free {
            case .asSent, .minimal: ""
            case .browser: "*"
            case .strict: "~"
            case .path: "~/"
            case .component: "~!*'()"
            case .lenient: "~!*'()/:;,?@$"
            case .all: ""
            }
        return free == .all || ASCIISet(others).contains(byte)
    }
}
