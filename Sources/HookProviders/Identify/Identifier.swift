package import HookBody
package import HookModel
internal import JSONText
internal import NIOCore

/// Tells which provider sent a request.
///
/// The strongest class of signs in which exactly one provider fits wins; a tie goes on to the next class. Secrets never
/// take part: a wrong secret must not change who is thought to have sent a request.
package struct Identifier: Sendable {
    private let rules: [CompiledRules]
    private let headers: HeaderClues
    private let handshakes: HandshakeClues
    private let nearest: NearestSearch
    /// The rules that know media types; few do.
    private let typed: [Int]
    private let pins: [(path: Glob, place: Int)]

    private static let userAgent: HeaderName = "User-Agent"

    /// Makes an identifier for a catalogue; pins of unknown providers are left out.
    package init(_ catalog: Catalog, pins: [ProviderPin] = []) {
        rules = catalog.documents.map(CompiledRules.init)
        typed = rules.indices.filter { [rules] in !rules[$0].contentTypes.isEmpty }
        headers = HeaderClues(rules)
        handshakes = HandshakeClues(catalog)
        nearest = NearestSearch(catalog.documents)
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
    ///   - isJSON: Whether it is JSON as it came; envelopes are of such bodies alone.
    /// - Returns: The provider; nil in it when several fit equally well.
    package func identify(_ head: RequestHead, _ body: BodyText, hasBody: Bool = true, isJSON: Bool = true)
        -> Identification?
    {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let request = Request(
                lines: HeaderLines(head.block, in: raw),
                path: UnsafeRawBufferPointer(rebasing: raw[head.pathRange.indices]), body: body, isJSON: isJSON)
            var tied = Clues()
            for sign in ClueClass.strongestFirst {
                let signs =
                    sign == .handshake ? byHandshake(request, head, raw, hasBody: hasBody) : find(sign, request)
                if let sign = signs.only { return identification(sign, tied) }
                if tied.isEmpty { tied = signs }
            }
            if tied.isEmpty {
                tied = byShared(request)
                if let sign = tied.only { return identification(sign, Clues()) }
            }
            if !tied.isEmpty { return Identification(provider: nil, because: tied.all.map(fits)) }
            let text: JSONText? = if isJSON, case .json(let json) = body { json } else { nil }
            return nearest.nearest(request.lines, text).map {
                Identification(provider: nil, because: [], nearest: $0)
            }
        }
    }

    private struct Request {
        let lines: HeaderLines
        let path: UnsafeRawBufferPointer
        let body: BodyText
        let isJSON: Bool
    }

    private func identification(_ sign: Clue, _ tied: Clues) -> Identification {
        let because = tied.isEmpty ? [sign.reason] : [sign.reason] + tied.all.map(fits)
        return Identification(provider: rules[sign.place].id, because: because)
    }

    private func fits(_ sign: Clue) -> String { "\(sign.reason) fits \(rules[sign.place].id)" }

    private func find(_ kind: ClueClass, _ request: Request) -> Clues {
        switch kind {
        case .pin: pinned(request)
        case .header: byHeader(request)
        case .handshake: Clues()
        case .contentType: byContentType(request)
        case .userAgent: byUserAgent(request)
        case .path: byPath(request)
        case .envelope: byEnvelope(request)
        }
    }

    private func signs(_ request: Request, _ reason: (CompiledRules) -> String?) -> Clues {
        var signs = Clues()
        for place in rules.indices {
            guard let reason = reason(rules[place]), !rules[place].areExcluded(by: request.lines) else { continue }
            signs.add(Clue(place: place, reason: reason))
        }
        return signs
    }

    private func byContentType(_ request: Request) -> Clues {
        var signs = Clues()
        for place in typed {
            guard let type = rules[place].contentTypes.first(where: { MediaType.isType($0, of: request.lines) }),
                !rules[place].areExcluded(by: request.lines)
            else { continue }
            signs.add(Clue(place: place, reason: "content type \(type)"))
        }
        return signs
    }

    private func pinned(_ request: Request) -> Clues {
        // The first pin that fits counts, so that a special path can stand before a general one.
        guard let pin = pins.first(where: { $0.path.matches(request.path) }) else { return Clues() }
        return Clues(only: Clue(place: pin.place, reason: "pin \(pin.path)=\(rules[pin.place].id)"))
    }

    private func byHeader(_ request: Request) -> Clues {
        headers.signs(in: request.lines, rules)
    }

    private func byHandshake(
        _ request: Request, _ head: RequestHead, _ raw: UnsafeRawBufferPointer, hasBody: Bool
    ) -> Clues {
        guard handshakes.mayFit(head, hasBody: hasBody) else { return Clues() }
        return handshakes.signs(
            in: HandshakeRequest(head: head, lines: request.lines, raw: raw, hasBody: hasBody, body: request.body))
    }

    private func byUserAgent(_ request: Request) -> Clues {
        guard let value = request.lines.first(Identifier.userAgent) else { return Clues() }
        return signs(request) { rules in
            guard rules.userAgents.contains(where: { $0.matches(value) }) else { return nil }
            return "user agent \(String(decoding: value, as: UTF8.self))"
        }
    }

    private func byPath(_ request: Request) -> Clues {
        signs(request) { rules in rules.paths.first { ends(request.path, with: $0.suffix) }?.reason }
    }

    private func byEnvelope(_ request: Request) -> Clues {
        guard request.isJSON, case .json(let text) = request.body else { return Clues() }
        let isObject = text.kind(of: text.root) == .object
        return signs(request) { rules in
            guard isObject || rules.sendsLists else { return nil }
            return rules.envelope.flatMap { $0.fits(text) ? $0.reason : nil }
        }
    }

    private func byShared(_ request: Request) -> Clues {
        signs(request) { rules in rules.shared.first { request.lines.contains($0.name) }?.reason }
    }

    /// Whether a path ends so; one slash after it does not count.
    private func ends(_ path: UnsafeRawBufferPointer, with suffix: [UInt8]) -> Bool {
        let end = path.last == UInt8(ascii: "/") ? path.count - 1 : path.count
        let count = suffix.count
        return end >= count && path[(end - count)..<end].elementsEqual(suffix)
    }
}
