internal import HookModel
internal import HookTransport

/// What an attempt brings for a sender that waits.
enum AppResponse {
    /// The app's own, whole.
    case whole(SenderResponse)
    /// None that is whole before the deadline.
    case late
    /// None that is whole, or none at all.
    case broken

    /// Of an app's response: a body that fell short cannot be passed on as if it were whole.
    init(_ answer: TargetResponse) {
        switch answer.bodyEnd {
        case .whole: self = SenderResponse(passingOn: answer).map(AppResponse.whole) ?? .broken
        case .late: self = .late
        case .tooLong, .cut: self = .broken
        }
    }

    /// What the sender gets (RFC 9110, sections 15.6.3 and 15.6.5).
    func answer(_ capture: Int64) -> SenderResponse {
        switch self {
        case .whole(let answer): answer
        case .late: .receipt(status: 504, id: capture)
        case .broken: .receipt(status: 502, id: capture)
        }
    }
}
