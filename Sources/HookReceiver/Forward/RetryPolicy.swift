internal import HookModel

/// When a failed attempt is followed by another.
public enum RetryPolicy: Sendable, Hashable, CustomStringConvertible {
    /// After these waits, from the end of the attempt before; none ends a delivery with its first attempt.
    case waits([Duration])
    /// As the capture's provider would; `RetryPolicy.standard` where its document gives no schedule.
    case provider

    /// What is done unless the user asks for something else.
    public static let standard: [Duration] = [
        .seconds(1), .seconds(5), .seconds(30), .seconds(120), .seconds(600),
    ]

    /// Reads `1s,5s,30s`, `none` or `provider`; nil for anything else.
    public init?(_ text: String) {
        switch text {
        case "none": self = .waits([])
        case "provider": self = .provider
        default:
            var waits: [Duration] = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let wait = Duration(text: String(part)) else { return nil }
                waits.append(wait)
            }
            self = .waits(waits)
        }
    }

    /// The form that `init` reads.
    public var description: String {
        switch self {
        case .waits(let waits): waits.isEmpty ? "none" : waits.map(\.text).joined(separator: ",")
        case .provider: "provider"
        }
    }
}
