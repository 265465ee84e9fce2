/// What stopped a scan; the words are made only when an error is built.
enum SyntaxProblem: Sendable, Hashable {
    case value
    case nameOrObjectEnd
    case name
    case colon
    case commaOrObjectEnd
    case commaOrArrayEnd
    case endOfText
    case digit
    case literal
    case escape
    case hexDigits
    case closingQuote
    case controlCharacter
    case encoding
    case byteOrderMark
    case depth(Int)
    case size

    var expected: String {
        switch self {
        case .value: "a value"
        case .nameOrObjectEnd: "a member name in double quotes or '}'"
        case .name: "a member name in double quotes after ','"
        case .colon: "':' after the member name"
        case .commaOrObjectEnd: "',' or '}' after the member"
        case .commaOrArrayEnd: "',' or ']' after the element"
        case .endOfText: "the end of the text after the value"
        case .digit: "a digit"
        case .literal: "true, false or null"
        case .escape: "one of \" \\ / b f n r t u after '\\'"
        case .hexDigits: "four hexadecimal digits after \\u"
        case .closingQuote: "'\"' at the end of the string"
        case .controlCharacter: "control characters in a string to be escaped"
        case .encoding: "valid UTF-8"
        case .byteOrderMark: "a value at the very start"
        case .depth(let limit): "at most \(limit) levels of nesting"
        case .size: "at most \(JSONLimits.maximumSize) bytes"
        }
    }
}
