/// The formats that can be asserted; a new one is a case here and a file beside this one.
enum StringFormat: UInt8, CaseIterable {
    case dateTime
    case date
    case time
    case duration
    case email
    case idnEmail
    case hostname
    case idnHostname
    case ipv4
    case ipv6
    case uri
    case uriReference
    case iri
    case iriReference
    case uriTemplate
    case uuid
    case jsonPointer
    case relativeJSONPointer
    case regex

    init?(name: String) {
        switch name {
        case "date-time": self = .dateTime
        case "date": self = .date
        case "time": self = .time
        case "duration": self = .duration
        case "email": self = .email
        case "idn-email": self = .idnEmail
        case "hostname": self = .hostname
        case "idn-hostname": self = .idnHostname
        case "ipv4": self = .ipv4
        case "ipv6": self = .ipv6
        case "uri": self = .uri
        case "uri-reference": self = .uriReference
        case "iri": self = .iri
        case "iri-reference": self = .iriReference
        case "uri-template": self = .uriTemplate
        case "uuid": self = .uuid
        case "json-pointer": self = .jsonPointer
        case "relative-json-pointer": self = .relativeJSONPointer
        case "regex": self = .regex
        default: return nil
        }
    }

    /// What is expected, for messages.
    var words: String {
        switch self {
        case .dateTime: "a date-time such as \"2025-01-16T10:30:00Z\" (RFC 3339)"
        case .date: "a date such as \"2025-01-16\" (RFC 3339)"
        case .time: "a time such as \"10:30:00Z\" (RFC 3339)"
        case .duration: "a duration such as \"P3DT12H\" (RFC 3339, appendix A)"
        case .email: "an email address such as \"ann@example.com\""
        case .idnEmail: "an email address such as \"j\u{F6}rg@example.com\" (RFC 6531)"
        case .hostname: "a host name such as \"api.example.com\" (RFC 1123)"
        case .idnHostname: "a host name such as \"b\u{FC}cher.example\" (IDNA2008)"
        case .ipv4: "an IPv4 address such as \"192.0.2.1\""
        case .ipv6: "an IPv6 address such as \"2001:db8::1\""
        case .uri: "a URI with its scheme, such as \"https://example.com/orders\" (RFC 3986)"
        case .uriReference: "a URI or a relative reference such as \"../orders?page=2\" (RFC 3986)"
        case .iri: "an IRI with its scheme, such as \"https://example.com/caf\u{E9}\" (RFC 3987)"
        case .iriReference: "an IRI or a relative reference such as \"/caf\u{E9}\" (RFC 3987)"
        case .uriTemplate: "a URI template such as \"/orders/{id}\" (RFC 6570)"
        case .uuid: "a UUID such as \"123e4567-e89b-12d3-a456-426614174000\""
        case .jsonPointer: "a JSON Pointer such as \"/data/items/0\" (RFC 6901)"
        case .relativeJSONPointer: "a relative JSON Pointer such as \"1/name\""
        case .regex: "a regular expression such as \"^[a-z]+$\" (ECMA-262)"
        }
    }

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .dateTime: RFC3339.isDateTime(text)
        case .date: RFC3339.isDate(text)
        case .time: RFC3339.isTime(text)
        case .duration: DurationText.accepts(text)
        case .email: EmailAddress.accepts(text, international: false)
        case .idnEmail: EmailAddress.accepts(text, international: true)
        case .hostname: Hostname.accepts(text)
        case .idnHostname: IDNHostname.accepts(text)
        case .ipv4: IPAddress.isV4(text)
        case .ipv6: IPAddress.isV6(text)
        case .uri: URIReference.accepts(text, relative: false, international: false)
        case .uriReference: URIReference.accepts(text, relative: true, international: false)
        case .iri: URIReference.accepts(text, relative: false, international: true)
        case .iriReference: URIReference.accepts(text, relative: true, international: true)
        case .uriTemplate: URITemplate.accepts(text)
        case .uuid: UUIDText.accepts(text)
        case .jsonPointer: PointerText.isPointer(text)
        case .relativeJSONPointer: PointerText.isRelative(text)
        case .regex: (try? ECMAPattern.check(String(decoding: text, as: UTF8.self))) != nil
        }
    }
}
