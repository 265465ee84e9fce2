internal import HookModel
internal import HookProviders
internal import HookStore
internal import JSONText

/// Names in the parameters of a list that found nothing: a misspelt name must not read as "there are none".
extension Inspector {
    /// Refuses a provider that no document has; an empty one asks for captures without a provider.
    func refuseUnknown(_ provider: String?) throws(Problem) {
        guard let provider, !provider.isEmpty, catalog.document(provider) == nil else { return }
        throw Problem.unknownName("provider", provider, known: catalog.documents.map(\.id), list: "/providers")
    }

    /// Refuses a target that is neither configured nor in the store.
    func refuseUnknown(target: String?) async throws {
        guard let target else { return }
        let known = Set(try await store.deliveryCounts().keys).union((control.targets ?? []).map(\.name))
        guard !known.contains(target) else { return }
        throw Problem.unknownName("target", target, known: known.sorted(), list: "/targets")
    }
}

extension Problem {
    /// A name that nothing has, with the nearest one.
    static func unknownName(_ parameter: String, _ value: String, known: [String], list: String) -> Problem {
        let near = NameDistance.nearest(to: value, among: known).map { "did you mean \(quoted($0))? " } ?? ""
        return Problem(
            "unknown_name", "No such name", status: 404,
            "no \(parameter) \(quoted(value)); \(near)GET \(list) lists them")
    }
}
