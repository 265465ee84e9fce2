import JSONSchema
import JSONText

/// What has been agreed on so far: the dialect of the cases that come.
struct BowtieSession {
    private var draft = SchemaDraft.draft2020

    /// A line may hold instances made to hurt, nested as deeply as they like; what they are judged by has limits.
    private static let limits = JSONLimits(maximumDepth: .max)

    /// Answers one command; false when it was the last.
    mutating func answer(_ line: String, into writer: inout JSONWriter) -> Bool {
        let command: JSONValue
        do {
            command = try JSONDocument(line, limits: Self.limits).root
        } catch {
            refuse("the line is not JSON: \(error)", to: nil, into: &writer)
            return true
        }
        switch command["cmd"]?.string {
        case "start": start(command, into: &writer)
        case "dialect": change(command, into: &writer)
        case "run": run(command, into: &writer)
        case "stop": return false
        default:
            let found = command["cmd"].map { $0.kind == .string ? $0.text : $0.kind.name } ?? "nothing"
            refuse(
                "expected \"cmd\" to be start, dialect, run or stop, found \(found)", to: command["seq"], into: &writer)
        }
        return true
    }

    private func start(_ command: JSONValue, into writer: inout JSONWriter) {
        guard command["version"]?.int == 1 else {
            return refuse("only version 1 of the protocol is spoken", to: nil, into: &writer)
        }
        writer.object { writer in
            writer.name("version")
            writer.integer(1)
            writer.name("implementation")
            writer.object { writer in
                // The protocol wants addresses; these are reserved ones (RFC 2606) until the project has a public place.
                let place = "https://hooksight.example"
                for (name, value) in [
                    ("language", "swift"), ("name", "hooksight-jsonschema"), ("version", "0.1.0"), ("homepage", place),
                    ("issues", "\(place)/issues"), ("source", "\(place)/source"),
                ] {
                    writer.name(name)
                    writer.string(value)
                }
                writer.name("dialects")
                writer.array { writer in
                    for draft in SchemaDraft.allCases.reversed() {
                        writer.string(draft == .draft7 ? draft.uri + "#" : draft.uri)
                    }
                }
            }
        }
    }

    private mutating func change(_ command: JSONValue, into writer: inout JSONWriter) {
        let known = command["dialect"]?.string.flatMap { SchemaDraft(schemaURI: $0) }
        if let known { draft = known }
        writer.object { writer in
            writer.name("ok")
            writer.bool(known != nil)
        }
    }

    private func run(_ command: JSONValue, into writer: inout JSONWriter) {
        let bowtieCase: BowtieCase
        do {
            bowtieCase = try BowtieCase(command["case"], draft: draft)
        } catch {
            return refuse(error.message, to: command["seq"], into: &writer)
        }
        writer.object { writer in
            write(command["seq"], into: &writer)
            writer.name("results")
            writer.array { bowtieCase.writeResults(into: &$0) }
        }
    }

    /// What cannot be judged is no crash and no verdict.
    private func refuse(_ message: String, to seq: JSONValue?, into writer: inout JSONWriter) {
        writer.object { writer in
            write(seq, into: &writer)
            BowtieCase.writeError(message, into: &writer)
        }
    }

    private func write(_ seq: JSONValue?, into writer: inout JSONWriter) {
        writer.name("seq")
        if let seq { writer.value(seq) } else { writer.null() }
    }
}
