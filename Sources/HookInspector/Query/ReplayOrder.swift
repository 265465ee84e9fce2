internal import JSONText

/// What a replay is to be, as the body of the request asks for it.
struct ReplayOrder {
    /// The target's name; nil takes all whose filter fits.
    var target: String?
    /// Whether each attempt is signed anew.
    var resigns = false
    /// What is changed about the body, in order.
    var edits: [JSONEdit] = []
    /// Whether only to say what would be sent.
    var isDryRun = false

    /// Reads a body; nothing is a plain replay.
    ///
    /// - Throws: `Problem` for anything but an object with the known members.
    init(_ bytes: [UInt8]) throws(Problem) {
        guard !bytes.isEmpty else { return }
        let root: JSONValue
        do {
            root = try JSONDocument(bytes).root
        } catch {
            throw Problem.badReplay("the body is not JSON: \(error)")
        }
        guard root.kind == .object else { throw Problem.badReplay("the body is \(root.kind.name)") }
        for (name, value) in root.members where !value.isNull {
            switch name {
            case "to": target = try ReplayOrder.expect(value.string, name, "a target's name")
            case "resign": resigns = try ReplayOrder.expect(value.bool, name, "true or false")
            case "dry_run": isDryRun = try ReplayOrder.expect(value.bool, name, "true or false")
            case "edit":
                guard value.kind == .array else { throw Problem.badReplay("\"edit\" is no list") }
                for element in value.elements {
                    let text = try ReplayOrder.expect(element.string, name, "strings such as \"/data/total=5\"")
                    do {
                        edits.append(try JSONEdit(text))
                    } catch {
                        throw Problem.badEdit("\(error)")
                    }
                }
            default: throw Problem.badReplay("there is no member \(Problem.quoted(name))")
            }
        }
    }

    private static func expect<Value>(
        _ value: Value?, _ name: String, _ expected: String
    ) throws(Problem) -> Value {
        guard let value else { throw Problem.badReplay("\"\(name)\" is not \(expected)") }
        return value
    }
}
