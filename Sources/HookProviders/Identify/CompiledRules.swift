internal import HookBody
internal import HookModel
internal import JSONText

/// A provider's signs with the words that tell of them, made once: identification runs for every request,
/// and looks at them without copying them.
final class CompiledRules: Sendable {
    let id: String
    let headers: [(names: [HeaderName], reason: String)]
    let contentTypes: [String]
    let exclusions: [IdentifyRules.Exclusion]
    let userAgents: [Glob]
    let paths: [(suffix: [UInt8], reason: String)]
    let envelope: EnvelopeShape?
    /// Whether a body may be an array of events.
    let sendsLists: Bool
    let shared: [(name: HeaderName, reason: String)]

    init(_ document: ProviderDocument) {
        let rules = document.identify
        id = document.id
        headers = rules.headers.map { names in
            (names, "header \(names.map(\.description).joined(separator: " with "))")
        }
        contentTypes = rules.contentTypes
        exclusions = rules.exclusions
        userAgents = rules.userAgents
        paths = rules.paths.map { (Array($0.utf8), "path \($0)") }
        envelope = rules.envelope.map(EnvelopeShape.init)
        sendsLists = document.batch?.place.tokens.isEmpty ?? false
        shared = rules.sharedHeaders.map { ($0, "header \($0)") }
    }

    /// Whether something in a request says that the provider did not send it.
    func areExcluded(by lines: HeaderLines) -> Bool {
        exclusions.contains { exclusion in
            switch exclusion {
            case .header(let name): lines.contains(name)
            case .contentType(let type): MediaType.isType(type, of: lines)
            }
        }
    }
}
