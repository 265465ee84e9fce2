internal import HookModel
internal import JSONText

/// Looks for the provider that a request comes nearest to; only where none fits, so it may take its time.
struct NearestSearch: Sendable {
    private let documents: [ProviderDocument]

    /// An envelope counts from so many members on, of which so large a part is there: fewer are anybody's.
    private static let leastMembers = 5
    private static let leastShare = 0.75

    init(_ documents: [ProviderDocument]) { self.documents = documents }

    /// The nearest one by headers, else by the envelope; nil where nothing is near, or several equally.
    ///
    /// - Parameters:
    ///   - lines: The header lines; nil for a payload without a request.
    ///   - text: The payload; nil where it is no JSON object.
    /// - Returns: What the request has of the provider's marks and what it lacks.
    func nearest(_ lines: HeaderLines?, _ text: JSONText?) -> NearestProvider? {
        if let lines, let near = best(documents.compactMap { byHeaders($0, lines) }) { return near }
        guard let text, text.kind(of: text.root) == .object else { return nil }
        return best(documents.compactMap { byMembers($0, text) })
    }

    private func best(_ found: [NearestProvider]) -> NearestProvider? {
        let ranked = found.sorted { NearestSearch.share($0) > NearestSearch.share($1) }
        guard let first = ranked.first else { return nil }
        let isAlone = ranked.count == 1 || NearestSearch.share(first) > NearestSearch.share(ranked[1])
        return isAlone ? first : nil
    }

    private static func share(_ near: NearestProvider) -> Double {
        Double(near.has.count) / Double(near.has.count + near.lacks.count)
    }

    /// The group of headers of which most are there.
    private func byHeaders(_ document: ProviderDocument, _ lines: HeaderLines) -> NearestProvider? {
        let groups = document.identify.headers.compactMap { group -> NearestProvider? in
            let has = group.filter(lines.contains)
            guard !has.isEmpty, has.count < group.count else { return nil }
            return NearestProvider(
                provider: document.id, has: has.map { "header \($0)" },
                lacks: group.filter { !lines.contains($0) }.map { "header \($0)" })
        }
        return groups.max { NearestSearch.share($0) < NearestSearch.share($1) }
    }

    /// The members of the envelope: those that identify, and those that every payload has to have.
    private func byMembers(_ document: ProviderDocument, _ text: JSONText) -> NearestProvider? {
        let required = document.source["envelope"]?["required"]?.elements.compactMap(\.string) ?? []
        var names = (document.identify.envelope?.members ?? []).compactMap(\.tokens.first) + required
        var seen: Set<String> = []
        names = names.filter { seen.insert($0).inserted }
        let has = names.filter { text.find(JSONPointer([$0])) != nil }
        guard names.count >= NearestSearch.leastMembers, has.count < names.count,
            Double(has.count) >= NearestSearch.leastShare * Double(names.count)
        else { return nil }
        return NearestProvider(
            provider: document.id, has: has.map { "member \($0)" },
            lacks: names.filter { !has.contains($0) }.map { "member \($0)" })
    }
}
