import ArgumentParser

/// The flags that say what of a capture is shown; at most one of them.
struct ShownPartOptions: ParsableArguments {
    @Flag(help: "Request line and header lines.")
    var headers = false

    @Flag(help: "The exact bytes of the body.")
    var body = false

    @Flag(help: "The HTTP message, byte for byte.")
    var raw = false

    @Flag(help: "A curl command that sends the request again.")
    var curl = false

    @Flag(help: "HAR 1.2.")
    var har = false

    @Option(
        help: ArgumentHelp("What differs from another capture: an id, latest, or previous.", valueName: "id"),
        completion: .captures)
    var diff: String?

    /// The part that is asked for.
    ///
    /// - Throws: `SettingError` for flags that exclude each other.
    func part(isJSON: Bool) throws(SettingError) -> ShownPart {
        let parts: [(name: String, isGiven: Bool, part: ShownPart)] = [
            ("--headers", headers, .headers), ("--body", body, .body), ("--raw", raw, .raw), ("--curl", curl, .curl),
            ("--har", har, .har), ("--diff", diff != nil, .difference(from: diff ?? "", isJSON: isJSON)),
        ]
        let given = parts.filter(\.isGiven)
        guard given.count < 2 else {
            throw SettingError("\(given.map(\.name).joined(separator: " and ")) exclude each other")
        }
        guard let only = given.first else { return .whole(isJSON: isJSON) }
        guard !isJSON || only.name == "--diff" else {
            throw SettingError("\(only.name) is not JSON; leave --json out, or \(only.name)")
        }
        return only.part
    }
}
