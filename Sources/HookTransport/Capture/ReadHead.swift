internal import HookModel

/// A head whose body is still to come.
struct ReadHead {
    enum Framing: Equatable {
        case length(Int)
        case chunked
    }

    var head: RequestHead
    var framing: Framing
    /// Whether the sender waits for `100 Continue` before it sends the body.
    var expectsContinue: Bool
    /// Whether the connection can carry another request behind this one.
    var staysOpen: Bool
}
