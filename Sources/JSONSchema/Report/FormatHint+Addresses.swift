import JSONText

/// Addresses with something around them, or something missing.
extension FormatHint {
    static func email(_ text: String, _ format: StringFormat) -> String? {
        if let hint = offer("only the address is wanted", afterPrefix("mailto:", of: text), format) { return hint }
        guard text.last == ">", let open = text.lastIndex(of: "<") else { return withoutFinalDot(text, format) }
        return offer("only the address is wanted", text[open...].dropFirst().dropLast(), format)
    }

    static func hostname(_ text: String, _ format: StringFormat) -> String? {
        if let start = text.firstRange(of: "://")?.upperBound {
            guard accepts(text, .iri) else { return nil }
            let authority = text[start...].prefix { !"/?#".contains($0) }
            let host = authority[(authority.lastIndex(of: "@").map(authority.index(after:)) ?? authority.startIndex)...]
            return offer("only the host is wanted", host.prefix { $0 != ":" }, format)
        }
        return withoutPort(text, format) ?? withoutFinalDot(text, format)
    }

    static func ipv4(_ text: String) -> String? {
        withoutPort(text, .ipv4) ?? withoutPrefixLength(text, .ipv4) ?? withoutFinalDot(text, .ipv4)
            ?? offer("numbers have no leading zeros", withoutLeadingZeros(text), .ipv4)
    }

    static func ipv6(_ text: String) -> String? {
        if text.first == "[", let close = text.firstIndex(of: "]") {
            let rest = text[close...].dropFirst()
            let isPort = rest.first == ":" && rest.dropFirst().utf8.allSatisfy(ASCII.isDigit)
            guard rest.isEmpty || isPort else { return nil }
            let words = isPort ? "only the address is wanted" : "brackets are for URIs only"
            return offer(words, text[..<close].dropFirst(), .ipv6)
        }
        if let percent = text.firstIndex(of: "%") { return offer("a zone cannot be given", text[..<percent], .ipv6) }
        return withoutPrefixLength(text, .ipv6)
    }

    /// A URL as people type it, `example.com/x`: a name of a host that cannot be the name of a file.
    static func withoutScheme(_ text: String, _ format: StringFormat) -> String? {
        let words = "the scheme is missing"
        if text.hasPrefix("//") { return text.count > 2 ? offer(words, "https:" + text, format) : nil }
        let host = text.prefix { !"/?#:".contains($0) }
        guard let dot = host.lastIndex(of: "."), accepts(host, format == .iri ? .idnHostname : .hostname) else {
            return nil
        }
        let domain = host[dot...].dropFirst().lowercased()
        let hasPath = text.dropFirst(host.count).first == "/"
        guard domain.utf8.allSatisfy(ASCII.isLetter), hasPath || wellKnown.contains(domain) else { return nil }
        return offer(words, "https://" + text, format)
    }

    /// Characters behind the host that must be percent-encoded, and plainly are not.
    static func unencoded(_ text: String, _ format: StringFormat) -> String? {
        var start = text.startIndex
        if let scheme = text.firstRange(of: "//") {
            start = text[scheme.upperBound...].firstIndex { "/?#".contains($0) } ?? text.endIndex
        }
        let isInternational = format == .iri || format == .iriReference
        var value = String(text[..<start])
        for scalar in text[start...].unicodeScalars {
            if scalar == " " || !scalar.isASCII && !isInternational {
                // Both digits are there: no byte of these is below 0x10.
                for byte in String(scalar).utf8 { value += "%" + String(byte, radix: 16, uppercase: true) }
            } else {
                value.unicodeScalars.append(scalar)
            }
        }
        return offer("a character must be percent-encoded", value, format)
    }

    private static let wellKnown: Set = ["com", "org", "net", "edu", "gov", "io", "dev", "app", "example"]

    private static func afterPrefix(_ prefix: String, of text: String) -> Substring {
        text.lowercased().hasPrefix(prefix) ? text.dropFirst(prefix.count) : ""
    }

    private static func withoutFinalDot(_ text: String, _ format: StringFormat) -> String? {
        text.last == "." ? offer("remove the dot at the end", text.dropLast(), format) : nil
    }

    private static func withoutPort(_ text: String, _ format: StringFormat) -> String? {
        guard let colon = text.firstIndex(of: ":"), text[colon...].dropFirst().utf8.allSatisfy(ASCII.isDigit) else {
            return nil
        }
        return offer("a port cannot be given", text[..<colon], format)
    }

    private static func withoutPrefixLength(_ text: String, _ format: StringFormat) -> String? {
        guard let slash = text.firstIndex(of: "/"), text[slash...].dropFirst().utf8.allSatisfy(ASCII.isDigit) else {
            return nil
        }
        return offer("a prefix length cannot be given", text[..<slash], format)
    }

    /// The same numbers, unless some programs would read one as octal and mean another.
    private static func withoutLeadingZeros(_ text: String) -> String {
        text.split(separator: ".", omittingEmptySubsequences: false).map { number in
            guard number.first == "0", let value = Int(number) else { return String(number) }
            return Int(number, radix: 8) ?? value == value ? String(value) : String(number)
        }.joined(separator: ".")
    }
}
