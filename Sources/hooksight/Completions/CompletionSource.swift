import ArgumentParser
import HookModel
import HookProviders
import HookStore

/// Where completions come from: the provider documents, and the store of the command line, which is only read.
///
/// Whatever cannot be read completes to nothing: a shell shows no errors while somebody types.
struct CompletionSource {
    private let command: TypedCommand

    /// So many captures and deliveries are offered.
    private static let newest = 20

    init(_ command: TypedCommand) { self.command = command }

    private var store: Store? {
        var flags: [String] = []
        for option in ["--store", "--config"] { flags += command.value(of: option).map { [option, $0] } ?? [] }
        guard let path = try? StoreOptions.parse(flags).resolve().store else { return nil }
        return try? Store.open(path)
    }

    private var catalog: Catalog {
        let given = try? CatalogOptions.catalog(
            folders: command.values(of: "--provider-dir"), config: command.value(of: "--config"))
        return given ?? (try? Catalog.builtIn()) ?? Catalog([])
    }

    /// The ids of providers with their names.
    func providers() -> [CompletionCandidate] { catalog.documents.map { CompletionCandidate($0.id, $0.name) } }

    /// The event types of the provider that some word names; where none does, those that captures have, then all.
    func events() async -> [CompletionCandidate] {
        let catalog = catalog
        let words = command.words.reversed()
        if let document = words.lazy.compactMap({ catalog.document($0.lowercased()) }).first {
            return document.events.map { CompletionCandidate($0.type, $0.description) }
        }
        let seen = (try? await store?.seenValues())?.fields[.event] ?? []
        return seen.map { CompletionCandidate($0, "seen") }
            + catalog.documents.flatMap { document in
                document.events.map { CompletionCandidate($0.type, document.name) }
            }
    }

    /// The names of the targets that have had deliveries, or whose health is known.
    func targets() async -> [CompletionCandidate] {
        guard let store else { return [] }
        let counted = (try? await store.deliveryCounts().keys.map(\.self)) ?? []
        let known = (try? await store.healths().keys.map(\.self)) ?? []
        return Set(counted + known).sorted().map { CompletionCandidate($0) }
    }

    /// The newest captures with provider and event; `latest` first.
    func captures() async -> [CompletionCandidate] {
        guard let page = try? await store?.captures(limit: CompletionSource.newest) else { return [] }
        let start = command.typed.hasPrefix("#") ? "#" : ""
        return [CompletionCandidate("latest", "the newest capture")]
            + page.captures.map { capture in
                let head = capture.request.head
                let names = [capture.findings.provider, capture.findings.event?.type].compactMap(\.self)
                return CompletionCandidate(
                    "\(start)\(capture.id)",
                    names.isEmpty ? "\(head.method) \(head.path)" : names.joined(separator: " "))
            }
    }

    /// The newest deliveries with target and state.
    func deliveries() async -> [CompletionCandidate] {
        guard let page = try? await store?.deliveries(limit: CompletionSource.newest) else { return [] }
        return page.deliveries.map {
            CompletionCandidate("d\($0.id)", "#\($0.capture) to \($0.target), \($0.state.rawValue)")
        }
    }

    /// What a query may go on with; each candidate is the whole word that is typed.
    func query() async -> [CompletionCandidate] {
        let store = store
        let seen = (try? await store?.seenValues()) ?? QuerySeenValues()
        let vocabulary = catalog.vocabulary(targets: seen.fields[.target] ?? [])
        let before = command.arguments.map { $0 + " " }.joined()
        let source = before + command.typed
        let start = before.utf8.count
        return QueryCompletion(vocabulary, seen: seen).candidates(for: source, at: source.utf8.count).map { candidate in
            let typed = Array(source.utf8)[start..<max(start, candidate.range.lowerBound)]
            return CompletionCandidate(String(decoding: typed, as: UTF8.self) + candidate.text, candidate.summary)
        }
    }
}
