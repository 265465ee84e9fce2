/// What of a capture is shown.
enum ShownPart: Equatable {
    /// The text view, or the whole capture in JSON.
    case whole(isJSON: Bool)
    /// Request line and header lines.
    case headers
    /// The exact bytes of the body.
    case body
    /// The HTTP message.
    case raw
    /// A curl command that sends it again.
    case curl
    /// HAR 1.2 with it alone.
    case har
    /// What differs from another capture, as it was named.
    case difference(from: String, isJSON: Bool)
}
