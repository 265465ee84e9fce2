internal import HookModel
internal import HookProviders

/// Makes the spellings of a URL that may have been signed: scheme, host, port, slash, path and query are independent.
struct URLVariants {
    /// What a proxy says of the URL that it was called with.
    struct Hints {
        /// Other hosts, with or without a port.
        var hosts: [[UInt8]] = []
        /// Other ports.
        var ports: [[UInt8]] = []
        /// Paths that a proxy took away from the front.
        var prefixes: [[UInt8]] = []
        /// Targets as they were before a proxy changed them.
        var targets: [[UInt8]] = []
    }

    /// One thing that is spelled otherwise.
    struct Change {
        let cause: DiagnosisCause
        let words: String
        let apply: (URLParts) -> URLParts
    }

    private let parts: URLParts
    private let hints: Hints
    private var found: [URLVariant] = []
    private var seen: Set<URLParts>

    /// What is tried, likeliest first: single changes, then two and three of different parts.
    static func all(_ url: [UInt8], _ hints: Hints, isLarge: Bool = false) -> [URLVariant] {
        guard let parts = URLParts(url) else { return [] }
        var variants = URLVariants(parts, hints)
        variants.run(isLarge)
        return variants.found
    }

    private init(_ parts: URLParts, _ hints: Hints) {
        self.parts = parts
        self.hints = hints
        seen = [parts]
    }

    private mutating func run(_ isLarge: Bool) {
        let queries = URLQueryChanges(parts.query, isLarge: isLarge).all
        let groups = [hosts, schemes, ports, slashes, paths, queries]
        for group in [schemes, ports, slashes, Array(queries.prefix(1)), hosts, paths, Array(queries.dropFirst())] {
            for change in group { add([change]) }
        }
        // What differs in several parts: a proxy that ends TLS, another port, and a slash are often together.
        let few = groups.enumerated().map { place, group in place == 5 && !isLarge ? Array(group.prefix(6)) : group }
        for (place, one) in few.enumerated() {
            for other in few[(place + 1)...] {
                for first in one { for second in other { add([first, second]) } }
            }
        }
        for host in hosts {
            for scheme in schemes {
                for port in ports + slashes { add([host, scheme, port]) }
            }
        }
    }

    private mutating func add(_ changes: [Change]) {
        let changed = changes.reduce(parts) { $1.apply($0) }
        guard let first = changes.first, seen.insert(changed).inserted else { return }
        found.append(URLVariant(cause: first.cause, url: changed.bytes, words: changes.map(\.words)))
    }

    private var schemes: [Change] {
        let (own, other) = parts.isSecure ? ("https", "http") : ("http", "https")
        return [
            Change(cause: .urlScheme, words: "with \(other) for \(own)") { $0.with { $0.scheme = Array(other.utf8) } }
        ]
    }

    private var ports: [Change] {
        let defaults = parts.isSecure ? ["443", "80"] : ["80", "443"]
        let told = hints.ports.filter { $0.count <= 5 && $0.allSatisfy { (0x30...0x39).contains($0) } }
        let all = defaults + told.map { String(decoding: $0, as: UTF8.self) }
        let bare = Change(cause: .urlPort, words: "without the port") { $0.withoutPort }
        return (parts.hasPort ? [bare] : [])
            + all.map { port in Change(cause: .urlPort, words: "with the port \(port)") { $0.with(port: port) } }
    }

    private var slashes: [Change] {
        let isThere = parts.path.last == UInt8(ascii: "/")
        var found = [
            Change(cause: .urlSlash, words: isThere ? "without its final slash" : "with a final slash") {
                $0.withOtherSlash
            }
        ]
        let slash = UInt8(ascii: "/")
        let single = parts.path.enumerated().filter { place, byte in
            byte != slash || place == 0 || parts.path[place - 1] != slash
        }.map(\.element)
        if single != parts.path {
            found.append(Change(cause: .urlSlash, words: "with one slash for several") { $0.with { $0.path = single } })
        }
        if parts.path.starts(with: [slash]) {
            found.append(
                Change(cause: .urlSlash, words: "with two slashes before its path") {
                    $0.with { $0.path.insert(slash, at: 0) }
                })
        }
        return found
    }

    private var hosts: [Change] {
        let folded = parts.authority.map(HeaderName.fold)
        let own = [folded, parts.withoutPort.authority.map(HeaderName.fold)]
        var found = hints.hosts.filter { !own.contains($0.map(HeaderName.fold)) }.map { host in
            Change(cause: .urlHost, words: "with another host") { $0.with { $0.authority = host } }
        }
        if folded != parts.authority {
            found.append(
                Change(cause: .urlHost, words: "with its host in small letters") { $0.with { $0.authority = folded } })
        }
        let www = Array("www.".utf8)
        found.append(
            parts.authority.starts(with: www)
                ? Change(cause: .urlHost, words: "without www.") { $0.with { $0.authority.removeFirst(4) } }
                : Change(cause: .urlHost, words: "with www.") { $0.with { $0.authority = www + $0.authority } })
        return found
    }

    private var paths: [Change] {
        var found: [Change] = []
        for target in hints.targets where target.first == UInt8(ascii: "/") {
            guard let other = URLParts(Array("http://x".utf8) + target) else { continue }
            found.append(
                Change(cause: .urlPath, words: "with the target that a proxy was called with") {
                    $0.with { ($0.path, $0.query) = (other.path, other.query) }
                })
        }
        for prefix in hints.prefixes where prefix.first == UInt8(ascii: "/") {
            let bare = prefix.last == UInt8(ascii: "/") ? Array(prefix.dropLast()) : prefix
            found.append(
                Change(cause: .urlPath, words: "with the path before it that a proxy took away") {
                    $0.with { $0.path = bare + $0.path }
                })
        }
        let rewrites = [
            FormRewrite.unescaped, .upperHex, .lowerHex, FormRewrite(free: .path), FormRewrite(free: .lenient),
        ]
        for rewrite in rewrites {
            let path = parts.path.withUnsafeBytes { rewrite.pathApplied(to: $0) }
            guard path != parts.path else { continue }
            let words = rewrite.free == .all ? "with its path decoded" : "with its path \(rewrite.words)"
            found.append(Change(cause: .urlPath, words: words) { $0.with { $0.path = path } })
        }
        return found
    }
}

extension FormRewrite {
    /// A path rewritten, each segment for itself.
    fileprivate func pathApplied(to path: UnsafeRawBufferPointer) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        return Array(
            path.split(separator: slash, omittingEmptySubsequences: false).map { part in
                // In a path nothing separates names from values.
                free == .asSent
                    ? apply(to: UnsafeRawBufferPointer(rebasing: part))
                    : PercentText.decode(UnsafeRawBufferPointer(rebasing: part), plusIsSpace: false).withUnsafeBytes {
                        encode($0)
                    }
            }.joined(separator: [slash]))
    }
}
