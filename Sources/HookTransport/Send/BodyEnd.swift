internal import HookModel

/// How the body of a response ended.
package enum BodyEnd: Sendable, Hashable {
    /// As its head had said.
    case whole
    /// Not before the deadline.
    case late
    /// Not within `TargetAnswer.readBodyBytes`, after which nothing more is read.
    case tooLong
    /// With its connection, or in bytes that are not HTTP: what happened, as a sentence without a final period.
    case cut(String)

    /// What is wrong with the body.
    ///
    /// - Parameter deadline: The time that the app had for its response.
    /// - Returns: A sentence without a final period; nil for a whole body.
    package func problem(within deadline: Duration) -> String? {
        switch self {
        case .whole: nil
        case .late: "its body did not end within \(deadline.text)"
        case .tooLong: "its body did not end within \(TargetResponse.readBodyBytes >> 20) MiB"
        case .cut(let detail): detail
        }
    }
}
