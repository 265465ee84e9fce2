internal import HookModel
internal import JSONText

/// What a replay is to be, as the body of the request asks for it.
struct ReplayQuery {
    /// What is asked for.
    private(set) var request = ReplayRequest()
    /// Whether only to say what would be sent.
    private(set) var isDryRun = false

    /// Reads a body; nothing is a plain replay.
    ///
    /// - Throws: `Problem` for anything but an object with the known members.
    init(_ bytes: [UInt8]) throws(Problem) {
        guard !bytes.isEmpty else { return }
        let root: JSONValue
        do {
            root = try JSONDocument(bytes).root
        } catch {
            throw Problem.notJSON("\(error)")
        }
        guard root.kind == .object else { throw Problem.badReplay("the body is \(root.kind.name)") }
        for (name, value) in root.members where !value.isNull {
            switch name {
            case "to": request.target = try ReplayQuery.expect(value.string, name, "a target's name")
            case "resign": request.resigns = try ReplayQuery.expect(value.bool, name, "true or false")
            case "dry_run": isDryRun = try ReplayQuery.expect(value.bool, name, "true or false")
            case "edit":
                guard value.kind == .array else { throw Problem.badReplay("\"edit\" is no list") }
                for element in value.elements {
                    let text = try ReplayQuery.expect(element.string, name, "strings such as \"/data/total=5\"")
                    do {
                        request.edits.append(try JSONEdit(text))
                    } catch {
                        throw Problem.unreadableEdit("\(error)")
                    }
                }
            default: throw Problem.badReplay("no member \(Problem.quoted(name))")
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
