/// Addresses of hosts as they stand in brackets in email addresses and URIs.
enum IPAddressFormat {
    typealias Part = Slice<UnsafeBufferPointer<UInt8>>

    /// An address literal of RFC 5321: an IPv4 address, or an IPv6 address behind `IPv6:`.
    static func isLiteral(_ part: Part) -> Bool {
        let tag = Array("IPv6:".utf8)
        return part.starts(with: tag) ? isV6(part.dropFirst(tag.count)) : isV4(part)
    }

    /// Four numbers from 0 to 255 without leading zeros.
    static func isV4(_ part: Part) -> Bool {
        let numbers = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return numbers.count == 4
            && numbers.allSatisfy { number in
                guard (1...3).contains(number.count), number.allSatisfy(ASCII.isDigit) else { return false }
                if number.count > 1, number.first == UInt8(ascii: "0") { return false }
                return number.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
            }
    }

    /// RFC 4291, section 2.2: eight groups, one run of zeros as `::`, the last two groups as IPv4 if liked.
    static func isV6(_ part: Part) -> Bool {
        var groups = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard groups.count >= 3, groups.count <= 9 else { return false }
        // A double colon at an edge leaves two empty groups there, elsewhere one.
        if groups[0].isEmpty {
            guard groups[1].isEmpty else { return false }
            groups.removeFirst()
        }
        if groups[groups.count - 1].isEmpty {
            guard groups[groups.count - 2].isEmpty else { return false }
            groups.removeLast()
        }
        var size = 0
        for (index, group) in groups.enumerated() where !group.isEmpty {
            if index == groups.count - 1, isV4(group) {
                size += 2
            } else {
                guard group.count <= 4, group.allSatisfy(ASCII.isHexDigit) else { return false }
                size += 1
            }
        }
        return switch groups.count(where: \.isEmpty) {
        case 0: size == 8
        case 1: size < 8
        default: false
        }
    }
}
