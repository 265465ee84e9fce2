import JSONText

/// An argument of a command, as ArgumentParser describes it.
struct ManualArgument {
    /// Whether it is a word, a flag with a value, or a flag alone.
    let kind: String
    /// The flags with their dashes, the long one last; empty for a word.
    let names: [String]
    let valueName: String
    let isOptional: Bool
    let isRepeating: Bool
    /// The heading that the help lists it under.
    let section: String?
    let abstract: String
    let isShown: Bool

    init(_ value: JSONValue) {
        kind = value["kind"]?.string ?? ""
        names = (value["names"]?.elements ?? []).map { name in
            (name["kind"]?.string == "long" ? "--" : "-") + (name["name"]?.string ?? "")
        }
        valueName = value["valueName"]?.string ?? ""
        isOptional = value["isOptional"]?.bool ?? false
        isRepeating = value["isRepeating"]?.bool ?? false
        section = value["sectionTitle"]?.string
        abstract = value["abstract"]?.string ?? ""
        isShown = value["shouldDisplay"]?.bool ?? true
    }

    /// How mdoc writes it: `Fl -limit Ar number`.
    var macro: String {
        let value = "Ar \(MdocText.word(valueName))" + (kind == "positional" && isRepeating ? " ..." : "")
        let flags = names.map { "Fl \(MdocText.word(String($0.dropFirst())))" }.joined(separator: " , ")
        switch kind {
        case "positional": return value
        case "option": return "\(flags) \(value)"
        default: return flags
        }
    }
}
