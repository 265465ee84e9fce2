/// How curl is made to send a request target byte for byte.
struct CurlTarget {
    /// The options that it takes.
    let options: [String]
    /// The URL, quoted.
    let url: String

    /// Makes the URL of an origin (`http://127.0.0.1:4100`) and a target.
    ///
    /// Curl's own parser of URLs takes a fragment away, squeezes dots out of paths and refuses some characters: a target
    /// that could suffer is given to it apart, and the URL is the origin alone.
    init(_ target: some Collection<UInt8>, origin: String) {
        var base = origin[...]
        while base.last == "/" { base = base.dropLast() }
        guard CurlTarget.standsInURL(target) else {
            options = ["--request-target " + ShellWord.quote(target)]
            url = ShellWord.quote("\(base)/".utf8)
            return
        }
        var options: [String] = []
        let hasDots = target.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
        if hasDots { options.append("--path-as-is") }
        // In brackets and braces curl sees lists and ranges of URLs.
        if target.contains(where: { "[]{}".utf8.contains($0) }) { options.append("--globoff") }
        self.options = options
        url = ShellWord.quote(Array(base.utf8) + target)
    }

    private static func standsInURL(_ target: some Collection<UInt8>) -> Bool {
        guard target.first == UInt8(ascii: "/") else { return false }
        var last: UInt8 = 0
        for byte in target {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
            case _ where "-._~!$&'()*+,;=:@%/?[]{}".utf8.contains(byte): break
            default: return false
            }
            last = byte
        }
        // An empty query is dropped by some versions.
        return last != UInt8(ascii: "?")
    }
}
