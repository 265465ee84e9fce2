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
    case form(FormRewrite)
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
            .withoutMark, .withMark, .escapes(.escapeUpper), .form(.plusToPercent), .form(.percentToPlus),
            .form(.lowerHex), .form(.upperHex), .form(.browser), .form(.strict), .form(.plus), .unquoted, .quoted,
            .charset(.latin1), .charset(.windows1252), .charset(.doubled), .empty,
        ]

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
        case .charset: .charsetChanged
        case .form: .formReencoded
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
