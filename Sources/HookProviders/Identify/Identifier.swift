public import HookModel
internal import JSONSchema
internal import NIOCore

/// Tells which provider sent a request.
///
/// The strongest class of signs in which exactly one provider fits wins; a tie goes on to the next class. Secrets never
/// take part: a wrong secret must not change who is thought to have sent a request.
public struct Identifier: Sendable {
    private let rules: [CompiledRules]
    private let pins: [(path: Glob, place: Int)]

    private static let userAgent: HeaderName = "User-Agent"

    /// Makes an identifier for a catalogue; pins of unknown providers are left out.
    public init(_ catalog: Catalog, pins: [ProviderPin] = []) {
        rules = catalog.documents.map(CompiledRules.init)
        self.pins = pins.compactMap { pin in
            catalog.documents.firstIndex { $0.id == pin.provider }.map { (pin.path, $0) }
        }
    }

    /// The provider of a request with the reasons; nil when nothing points to any.
    public func identify(_ head: RequestHead, _ body: BodyText) -> Identification? {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let request = Request(
                lines: HeaderLines(head.block, in: raw),
                path: UnsafeRawBufferPointer(rebasing: raw[head.pathRange.indices]), body: body)
            var tied: [Sign] = []
            for find in [pinned, byHeader, byUserAgent, byPath, byEnvelope] {
                let signs = find(request)
                if let sign = signs.first, signs.count == 1 { return identification(sign, tied) }
                if tied.isEmpty { tied = signs }
            }
            if tied.isEmpty {
                tied = byShared(request)
                if let sign = tied.first, tied.count == 1 { return identification(sign, []) }
            }
            if tied.isEmpty { return nil }
            return Identification(provider: nil, because: tied.map(fits))
        }
    }

    private struct Request {
        let lines: HeaderLines
        let path: UnsafeRawBufferPointer
        let body: BodyText
    }

    /// One sign of one provider, at most one for each provider and class.
    private struct Sign {
        let place: Int
        let reason: String
    }

    private func identification(_ sign: Sign, _ tied: [Sign]) -> Identification {
        Identification(provider: rules[sign.place].id, because: [sign.reason] + tied.map(fits))
    }

    private func fits(_ sign: Sign) -> String { "\(sign.reason) fits \(rules[sign.place].id)" }

    private func signs(_ reason: (CompiledRules) -> String?) -> [Sign] {
        var signs: [Sign] = []
        for place in rules.indices {
            if let reason = reason(rules[place]) { signs.append(Sign(place: place, reason: reason)) }
        }
        return signs
    }

    private func pinned(_ request: Request) -> [Sign] {
        // The first pin that fits counts, so that a special path can stand before a general one.
        guard let pin = pins.first(where: { $0.path.matches(request.path) }) else { return [] }
        return [Sign(place: pin.place, reason: "pin \(pin.path)=\(rules[pin.place].id)")]
    }

    private func byHeader(_ request: Request) -> [Sign] {
        signs { rules in rules.headers.first { $0.names.allSatisfy(request.lines.contains) }?.reason }
    }

    private func byUserAgent(_ request: Request) -> [Sign] {
        guard let value = request.lines.first(Identifier.userAgent) else { return [] }
        return signs { rules in
            guard rules.userAgents.contains(where: { $0.matches(value) }) else { return nil }
            return "user agent \(String(decoding: value, as: UTF8.self))"
        }
    }

    private func byPath(_ request: Request) -> [Sign] {
        signs { rules in rules.paths.first { ends(request.path, with: $0.suffix) }?.reason }
    }

    private func byEnvelope(_ request: Request) -> [Sign] {
        guard case .json(let text) = request.body, text.kind(of: text.root) == .object else { return [] }
        return signs { rules in rules.envelope.flatMap { $0.fits(text) ? $0.reason : nil } }
    }

    private func byShared(_ request: Request) -> [Sign] {
        signs { rules in rules.shared.first { request.lines.contains($0.name) }?.reason }
    }

    /// Whether a path ends so; one slash after it does not count.
    private func ends(_ path: UnsafeRawBufferPointer, with suffix: [UInt8]) -> Bool {
        let end = path.last == UInt8(ascii: "/") ? path.count - 1 : path.count
        let count = suffix.count
        return end >= count && path[(end - count)..<end].elementsEqual(suffix)
    }
}
