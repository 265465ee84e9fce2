import JSONText

/// A log of SARIF 2.1.0 with one run, written while it goes on: beginning, results, end.
enum SARIFLog {
    /// All before the first result.
    static let beginning =
        #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#
        + #""runs":[{"columnKind":"unicodeCodePoints","results":["#

    /// One result.
    static func result(_ issue: CheckIssue) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("ruleId")
            writer.string(issue.rule)
            writer.name("level")
            writer.string(issue.level.rawValue)
            writer.name("message")
            text(issue.message, to: &writer)
            writer.name("locations")
            writer.array { $0.object { location(issue, to: &$0) } }
        }
        return writer.bytes
    }

    /// All behind the last result; says which rules the results name, and how the command ended.
    static func end(rules: Set<String>, status: Int32) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("driver")
            writer.object { writer in
                writer.name("name")
                writer.string("hooksight check")
                writer.name("semanticVersion")
                writer.string(Version.text)
                writer.name("rules")
                writer.array { writer in
                    for rule in rules.sorted() {
                        writer.object { writer in
                            writer.name("id")
                            writer.string(rule)
                            writer.name("shortDescription")
                            text(summary(of: rule), to: &writer)
                        }
                    }
                }
            }
        }
        let invocation = #"{"executionSuccessful":\#(status < 2),"exitCode":\#(status)}"#
        let driver = String(decoding: writer.bytes, as: UTF8.self)
        return Array("],\"tool\":\(driver),\"invocations\":[\(invocation)]}]}\n".utf8)
    }

    private static func text(_ text: String, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("text")
            writer.string(text)
        }
    }

    private static func location(_ issue: CheckIssue, to writer: inout JSONWriter) {
        guard issue.place.isFile else {
            // A capture is no artifact that a viewer could open.
            writer.name("logicalLocations")
            return writer.array { writer in
                writer.object { writer in
                    writer.name("name")
                    writer.string(issue.place.file == "-" ? "standard input" : issue.place.file)
                    writer.name("fullyQualifiedName")
                    writer.string(issue.place.link)
                }
            }
        }
        writer.name("physicalLocation")
        writer.object { writer in
            writer.name("artifactLocation")
            writer.object { writer in
                writer.name("uri")
                writer.string(uri(of: issue.place.file))
            }
            guard let position = issue.place.position else { return }
            writer.name("region")
            writer.object { writer in
                writer.name("startLine")
                writer.integer(position.line)
                writer.name("startColumn")
                writer.integer(position.column)
            }
        }
    }

    /// A path as a URI: relative as it was named, so that viewers find it from the root of a checkout.
    private static func uri(of path: String) -> String {
        let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        let escaped = path.split(separator: "/", omittingEmptySubsequences: false)
            .map { InspectorClient.escaped(String($0)) }.joined(separator: "/")
        return path.hasPrefix("/") ? "file://\(escaped)" : escaped
    }

    private static func summary(of rule: String) -> String {
        switch rule {
        case "not-json": "The payload is not JSON."
        case "not-checked": "The payload could not be checked."
        case "event-type": "The payload has no event type."
        case "more-errors": "The payload has more errors than are listed."
        case "schema": "The payload is not valid by its schema."
        case "unknown-keyword": "The schema has a name that is no keyword of its dialect."
        default: "The payload breaks the keyword \"\(rule)\" of its schema."
        }
    }
}
