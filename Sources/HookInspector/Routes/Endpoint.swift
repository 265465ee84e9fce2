/// What a route answers; `Inspector` has one function for each.
enum Endpoint: Sendable, Hashable, CaseIterable {
    case index
    case captures
    case capture
    case captureBody
    case captureRaw
    case deliveries
    case delivery
    case deliveryRetry
    case targets
    case providers
    case provider
    case providerEvent
    case health
    case ready
}
