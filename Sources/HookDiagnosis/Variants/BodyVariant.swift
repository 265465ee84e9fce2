internal import HookModel
internal import HookProviders

/// A body that may have been signed instead of the one that arrived.
enum BodyVariant: Sendable, Hashable {
    case withoutFinalNewline
    case withLineFeed
    case withCRLF
    case trimmed
    case withLF
    case withCRLFs
    case plain
    case asReceived
    case json(JSONStyle)
    case escapes(JSONEscapeChange)
    case withoutMark
    case withMark
    case unquoted
    case quoted
    case charset(CharsetChange)
    case lossy(LossyText)
    case valueLines(ValueLines)
    case form(FormRewrite)
    /// The JSON that a parameter of a form holds, by its place among such parameters.
    case formJSON(Int)
    /// A form with the body in a parameter.
    case asForm(String)
    case empty

    /// What is tried before secrets and contents: what happens most, small changes before large ones.
    static let common: [BodyVariant] = [
        .withoutFinalNewline, .withLineFeed, .withCRLF, .trimmed, .withLF, .withCRLFs, .plain, .asReceived,
        .escapes(.removeSlashes), .escapes(.addSlashes), .escapes(.lowerHex), .escapes(.upperHex), .escapes(.unescape),
        .escapes(.escapeLower),
    ]

    /// What is tried after them.
    static let rare: [BodyVariant] =
        [
            .withoutMark, .withMark, .escapes(.escapeUpper), .formJSON(0), .formJSON(1), .unquoted, .quoted,
            .charset(.latin1), .charset(.windows1252), .charset(.doubled), .charset(.doubled1252), .empty,
        ] + ValueLines.all.map { .valueLines($0) } + LossyText.all.map { .lossy($0) }
        + FormRewrite.all.map { .form($0) }
        + [.asForm("payload"), .asForm("data"), .charset(.utf16), .charset(.utf16BigEndian)]

    /// What is tried together with another cause.
    static let paired: [BodyVariant] = [
        .withoutFinalNewline, .withLineFeed, .json(.script), .json(.minified), .json(.pretty2), .withLF, .plain,
    ]

    /// What happened to the body, where this is what was signed.
    var cause: DiagnosisCause {
        switch self {
        case .withoutFinalNewline: .finalNewlineAdded
        case .withLineFeed, .withCRLF: .finalNewlineLost
        case .trimmed: .whiteSpaceAdded
        case .withLF, .withCRLFs: .lineEndingsChanged
        case .plain: .bodyCompressed
        case .asReceived: .bodyDecompressed
        // What differs is looked at when it was this.
        case .json: .jsonReserialised
        case .escapes(.removeSlashes), .escapes(.addSlashes): .slashEscapesChanged
        case .escapes: .unicodeEscapesChanged
        case .withoutMark, .withMark: .byteOrderMark
        case .unquoted, .quoted: .bodyQuoted
        case .charset, .lossy: .charsetChanged
        case .valueLines: .lineEndingsChanged
        case .form: .formReencoded
        case .formJSON, .asForm: .formJSON
        case .empty: .bodyNotSigned
        }
    }

    /// Whether it takes more than looking at both ends of the body.
    var isRewritten: Bool {
        switch self {
        case .withoutFinalNewline, .withLineFeed, .withCRLF, .trimmed, .plain, .asReceived, .withoutMark, .withMark,
            .empty:
            false
        default: true
        }
    }
}
