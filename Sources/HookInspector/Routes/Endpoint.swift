/// What a route answers; `Inspector` has one function for each.
enum Endpoint: Sendable, Hashable, CaseIterable {
    case index
    case captures
    case capture
    case captureBody
    case captureRaw
    case captureReplay
    case deliveries
    case delivery
    case deliveryRetry
    case deliveriesRetry
    case targets
    case targetEnable
    case providers
    case provider
    case providerEvent
    case refused
    case health
    case ready
}
