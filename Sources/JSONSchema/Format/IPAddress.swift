import JSONText

/// Addresses of hosts, alone or as they stand in email addresses and URIs.
enum IPAddress {
    /// Four numbers from 0 to 255 (RFC 2673, section 3.2), without leading zeros, which some programs read as octal
    /// (RFC 6943, section 3.1.1).
    static func isV4(_ text: UTF8Text) -> Bool {
        guard (7...15).contains(text.count) else { return false }
        var index = 0
        for number in 0..<4 {
            if number > 0 {
                guard index < text.count, text[index] == UInt8(ascii: ".") else { return false }
                index += 1
            }
            let start = index
            var value = 0
            while index < text.count, index < start + 3, ASCII.isDigit(text[index]) {
                value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
                index += 1
            }
            guard index > start, value <= 255, index == start + 1 || text[start] != UInt8(ascii: "0") else {
                return false
            }
        }
        return index == text.count
    }

    /// RFC 4291, section 2.2: eight groups, one run of zeros as `::`, the last two groups as IPv4 if liked; no zone.
    static func isV6(_ text: UTF8Text) -> Bool {
        guard (2...45).contains(text.count) else { return false }
        var groups = 0
        var isShortened = false
        var index = 0
        if text[0] == UInt8(ascii: ":") {
            guard text[1] == UInt8(ascii: ":") else { return false }
            isShortened = true
            index = 2
        }
        while index < text.count {
            let start = index
            while index < text.count, index < start + 4, ASCII.isHexDigit(text[index]) { index += 1 }
            if index < text.count, text[index] == UInt8(ascii: ".") {
                guard isV4(text.part(start...)) else { return false }
                groups += 2
                break
            }
            guard index > start else { return false }
            groups += 1
            if index == text.count { break }
            guard text[index] == UInt8(ascii: ":"), index + 1 < text.count else { return false }
            index += 1
            if text[index] == UInt8(ascii: ":") {
                guard !isShortened else { return false }
                isShortened = true
                index += 1
            }
        }
        return isShortened ? groups < 8 : groups == 8
    }
}
