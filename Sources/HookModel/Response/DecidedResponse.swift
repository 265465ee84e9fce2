/// What a sender gets, as it was decided before its request was stored.
package enum DecidedResponse: Sendable, Hashable {
    /// `{"received":true,"id":42}`: whole once the capture has its id.
    case receipt(status: Int)
    /// A whole response, and what is stored and shown of it: the same, but for what was made with a secret.
    case response(SenderResponse, shown: SenderResponse)

    /// The status code.
    package var status: Int {
        switch self {
        case .receipt(let status): status
        case .response(let response, _): response.status
        }
    }

    /// What is stored and shown beside the status; nil for a receipt.
    package var shown: SenderResponse? {
        if case .response(_, let shown) = self { shown } else { nil }
    }
}
