/// Hints for texts that nearly have a format: what is wrong, and the same value as the format wants it.
///
/// A value is offered only if the format accepts it and nothing else can have been meant.
enum FormatHint {
    /// The longest text looked at, in bytes; nobody means a longer one to be a date, and what is offered repeats it.
    private static let longest = 200

    static func hint(for format: StringFormat, text: String) -> String? {
        guard text.utf8.count <= longest, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return whiteSpace(text, format)
            ?? {
                switch format {
                case .dateTime: dateTime(text)
                case .date: date(text)
                case .time: time(text)
                case .duration: duration(text)
                case .email, .idnEmail: email(text, format)
                case .hostname, .idnHostname: hostname(text, format)
                case .ipv4: ipv4(text)
                case .ipv6: ipv6(text)
                case .uri, .iri: withoutScheme(text, format) ?? unencoded(text, format)
                case .uriReference, .iriReference: unencoded(text, format)
                case .uriTemplate: offer("variables stand in single braces", withSingleBraces(text), format)
                case .uuid: uuid(text)
                case .jsonPointer: jsonPointer(text)
                case .relativeJSONPointer, .regex: nil
                }
            }()
    }

    /// The hint with a value; nil where the format does not accept the value either.
    static func offer(_ words: String, _ value: some StringProtocol, _ format: StringFormat) -> String? {
        accepts(value, format) ? "\(words): \"\(value)\"" : nil
    }

    static func accepts(_ text: some StringProtocol, _ format: StringFormat) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { format.accepts($0) }
    }

    private static func whiteSpace(_ text: String, _ format: StringFormat) -> String? {
        let isFirst = text.first?.isWhitespace == true
        let isLast = text.last?.isWhitespace == true
        guard isFirst || isLast else { return nil }
        var value = text.drop(while: \.isWhitespace)
        while value.last?.isWhitespace == true { value.removeLast() }
        let place = isFirst && isLast ? "at both ends" : isFirst ? "at the start" : "at the end"
        return offer("remove the white space \(place)", value, format)
    }
}
