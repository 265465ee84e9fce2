/// What a route answers; `Inspector` has one function for each.
enum Endpoint: Sendable, Hashable, CaseIterable {
    case index
    case captures
    case capture
    case captureBody
    case captureRaw
    case providers
    case provider
    case providerEvent
    case health
    case ready
}
