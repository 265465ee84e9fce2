/// The formats that can be asserted; a new one is a case here and a file beside this one.
enum StringFormat: UInt8, CaseIterable {
    case dateTime
    case date
    case time
    case email
    case uri

    init?(name: String) {
        switch name {
        case "date-time": self = .dateTime
        case "date": self = .date
        case "time": self = .time
        case "email": self = .email
        case "uri": self = .uri
        default: return nil
        }
    }

    /// What is expected, for messages.
    var words: String {
        switch self {
        case .dateTime: "a date-time such as \"2025-01-16T10:30:00Z\" (RFC 3339)"
        case .date: "a date such as \"2025-01-16\" (RFC 3339)"
        case .time: "a time such as \"10:30:00Z\" (RFC 3339)"
        case .email: "an email address"
        case .uri: "a URI with its scheme"
        }
    }

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .dateTime: RFC3339.isDateTime(text)
        case .date: RFC3339.isDate(text)
        case .time: RFC3339.isTime(text)
        case .email: EmailFormat.accepts(text)
        case .uri: URIFormat.accepts(text)
        }
    }
}
