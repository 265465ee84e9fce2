internal import HookModel
internal import NIOCore

/// URLs as HAR has them, absolute, made of a request line and `Host`; and back.
enum HARURL {
    /// The URL of a request, its unusual bytes percent-encoded.
    static func text(of head: RequestHead, origin: String) -> String {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let target = raw[head.targetRange.indices]
            guard target.first == UInt8(ascii: "/") else {
                // An absolute target is a URL already; `*` is none, and stands in `_hooksight`.
                let isAbsolute = target.starts(with: "http://".utf8) || target.starts(with: "https://".utf8)
                return isAbsolute ? encoded(target) : base(of: head, origin) + "/" + encoded(target)
            }
            return base(of: head, origin) + encoded(target)
        }
    }

    /// The query of a request without its `?`; nil where there is none.
    static func query(of head: RequestHead) -> [UInt8]? {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let target = raw[head.targetRange.indices]
            guard let mark = target.firstIndex(of: UInt8(ascii: "?")) else { return nil }
            return Array(target[(mark + 1)...].prefix { $0 != UInt8(ascii: "#") })
        }
    }

    /// The request target that a URL stands for, in origin form; nil where it is no URL of HTTP.
    static func target(of url: String) -> [UInt8]? {
        let bytes = Array(url.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            ["http", "https"].contains(String(decoding: bytes[..<colon], as: UTF8.self).lowercased()),
            bytes[(colon + 1)...].starts(with: "//".utf8)
        else { return nil }
        let rest = bytes[(colon + 3)...].prefix { $0 != UInt8(ascii: "#") }
        let path = rest.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        let target = Array(encoded(path).utf8)
        return target.first == UInt8(ascii: "/") ? target : [UInt8(ascii: "/")] + target
    }

    /// Host and port of a URL; nil where there are none.
    static func authority(of url: String) -> String? {
        guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
        let authority = url[start...].prefix { !"/?#".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        return host.isEmpty ? nil : host
    }

    private static func base(of head: RequestHead, _ origin: String) -> String {
        let host = head.block.string("Host") ?? ""
        let isUsable =
            !host.isEmpty
            && host.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "-._~:[]".utf8.contains(byte)
                }
            }
        return isUsable ? "http://\(host)" : origin
    }

    /// `%`, and what a URL may hold, stay.
    private static func encoded(_ bytes: some Collection<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.append(byte)
            case _ where "-._~!$&'()*+,;=:@%/?[]#".utf8.contains(byte): result.append(byte)
            default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
