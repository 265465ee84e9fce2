package import HookModel
internal import JSONText
internal import NIOCore

/// Tells which provider sent a request.
///
/// The strongest class of signs in which exactly one provider fits wins; a tie goes on to the next class. Secrets never
/// take part: a wrong secret must not change who is thought to have sent a request.
package struct Identifier: Sendable {
    private let rules: [CompiledRules]
    private let headers: HeaderSigns
    private let handshakes: HandshakeMarks
    private let pins: [(path: Glob, place: Int)]

    private static let userAgent: HeaderName = "User-Agent"

    /// Makes an identifier for a catalogue; pins of unknown providers are left out.
    package init(_ catalog: Catalog, pins: [ProviderPin] = []) {
        rules = catalog.documents.map(CompiledRules.init)
        headers = HeaderSigns(rules)
        handshakes = HandshakeMarks(catalog)
        self.pins = pins.compactMap { pin in
            catalog.documents.firstIndex { $0.id == pin.provider }.map { (pin.path, $0) }
        }
    }

    /// The provider of a request with the reasons; nil when nothing points to any.
    ///
    /// - Parameters:
    ///   - head: The request's head.
    ///   - body: The body as it was read.
    ///   - hasBody: Whether there is any; some handshakes have none.
    /// - Returns: The provider; nil in it when several fit equally well.
    package func identify(_ head: RequestHead, _ body: BodyText, hasBody: Bool = true) -> Identification? {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let request = Request(
                lines: HeaderLines(head.block, in: raw),
                path: UnsafeRawBufferPointer(rebasing: raw[head.pathRange.indices]), body: body)
            var tied = Signs()
            for sign in SignClass.strongestFirst {
                let signs =
                    sign == .handshake ? byHandshake(request, head, raw, hasBody: hasBody) : find(sign, request)
                if let sign = signs.only { return identification(sign, tied) }
                if tied.isEmpty { tied = signs }
            }
            if tied.isEmpty {
                tied = byShared(request)
                if let sign = tied.only { return identification(sign, Signs()) }
            }
            return tied.isEmpty ? nil : Identification(provider: nil, because: tied.all.map(fits))
        }
    }

    private struct Request {
        let lines: HeaderLines
        let path: UnsafeRawBufferPointer
        let body: BodyText
    }

    private func identification(_ sign: Sign, _ tied: Signs) -> Identification {
        let because = tied.isEmpty ? [sign.reason] : [sign.reason] + tied.all.map(fits)
        return Identification(provider: rules[sign.place].id, because: because)
    }

    private func fits(_ sign: Sign) -> String { "\(sign.reason) fits \(rules[sign.place].id)" }

    private func find(_ kind: SignClass, _ request: Request) -> Signs {
        switch kind {
        case .pin: pinned(request)
        case .header: byHeader(request)
        case .handshake: Signs()
        case .userAgent: byUserAgent(request)
        case .path: byPath(request)
        case .envelope: byEnvelope(request)
        }
    }

    private func signs(_ reason: (CompiledRules) -> String?) -> Signs {
        var signs = Signs()
        for place in rules.indices {
            if let reason = reason(rules[place]) { signs.add(Sign(place: place, reason: reason)) }
        }
        return signs
    }

    private func pinned(_ request: Request) -> Signs {
        // The first pin that fits counts, so that a special path can stand before a general one.
        guard let pin = pins.first(where: { $0.path.matches(request.path) }) else { return Signs() }
        return Signs(only: Sign(place: pin.place, reason: "pin \(pin.path)=\(rules[pin.place].id)"))
    }

    private func byHeader(_ request: Request) -> Signs {
        headers.signs(in: request.lines)
    }

    private func byHandshake(
        _ request: Request, _ head: RequestHead, _ raw: UnsafeRawBufferPointer, hasBody: Bool
    ) -> Signs {
        guard handshakes.mayFit(head, hasBody: hasBody) else { return Signs() }
        return handshakes.signs(
            in: HandshakeRequest(head: head, lines: request.lines, raw: raw, hasBody: hasBody, body: request.body))
    }

    private func byUserAgent(_ request: Request) -> Signs {
        guard let value = request.lines.first(Identifier.userAgent) else { return Signs() }
        return signs { rules in
            guard rules.userAgents.contains(where: { $0.matches(value) }) else { return nil }
            return "user agent \(String(decoding: value, as: UTF8.self))"
        }
    }

    private func byPath(_ request: Request) -> Signs {
        signs { rules in rules.paths.first { ends(request.path, with: $0.suffix) }?.reason }
    }

    private func byEnvelope(_ request: Request) -> Signs {
        guard case .json(let text) = request.body, text.kind(of: text.root) == .object else { return Signs() }
        return signs { rules in rules.envelope.flatMap { $0.fits(text) ? $0.reason : nil } }
    }

    private func byShared(_ request: Request) -> Signs {
        signs { rules in rules.shared.first { request.lines.contains($0.name) }?.reason }
    }

    /// Whether a path ends so; one slash after it does not count.
    private func ends(_ path: UnsafeRawBufferPointer, with suffix: [UInt8]) -> Bool {
        let end = path.last == UInt8(ascii: "/") ? path.count - 1 : path.count
        let count = suffix.count
        return end >= count && path[(end - count)..<end].elementsEqual(suffix)
    }
}
