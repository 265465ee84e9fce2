internal import HookCrypto
internal import HookModel
internal import HookProviders
internal import JSONText

/// In what a text that another writer made differs from the one that arrived.
struct JSONDifference: OptionSet {
    let rawValue: Int

    static let layout = JSONDifference(rawValue: 1)
    static let order = JSONDifference(rawValue: 2)
    static let numbers = JSONDifference(rawValue: 4)
    static let slashes = JSONDifference(rawValue: 8)
    static let escapes = JSONDifference(rawValue: 16)
    /// The line ends between tokens, and no other white space; set beside `layout`.
    static let lineEnds = JSONDifference(rawValue: 32)
}

extension JSONWritings {
    /// In what this text in a style differs from the text as it arrived.
    func difference(_ style: JSONStyle) -> JSONDifference {
        var found: JSONDifference = []
        if order(style.order) != 0 { found.insert(.order) }
        if numbers(style.numbers).group != 0 { found.insert(.numbers) }
        let written = strings(style.strings)
        if written.group != 0 {
            let (sent, own) = (strings(.asSent).made.bytes, written.made.bytes)
            if JSONWritings.slashes(sent) != JSONWritings.slashes(own) { found.insert(.slashes) }
            let bare = [sent, own].map { bytes in bytes.withUnsafeBytes { JSONEscapeChange.removeSlashes.apply(to: $0) }
            }
            if bare[0] != bare[1] { found.insert(.escapes) }
        }
        let same = write(JSONStyle(layout: style.layout)) ?? []
        if !text.bytes.elementsEqual(same) {
            found.insert(.layout)
            let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
            if text.bytes.filter({ !isEnd($0) }) == same.filter({ !isEnd($0) }) { found.insert(.lineEnds) }
        }
        return found
    }

    private static func slashes(_ bytes: [UInt8]) -> Int {
        zip(bytes, bytes.dropFirst()).count { $0 == 0x5C && $1 == 0x2F }
    }
}

extension JSONDifference {
    /// What happened to a body that differs so from the one that was signed in a style.
    func cause(_ style: JSONStyle) -> DiagnosisCause {
        switch self {
        case [.slashes]: .slashEscapesChanged
        case [.escapes]: .unicodeEscapesChanged
        case [.layout, .lineEnds]: .lineEndingsChanged
        // What guides have their readers sign: that it was laid out otherwise is not the fault.
        case [.layout] where style.isScript: .jsonReserialised
        case [.layout], []: .jsonMinified
        default: .jsonReserialised
        }
    }
}
