internal import JSONText

/// The description of everything that the inspector serves (OpenAPI 3.1).
package enum OpenAPIDocument {
    private static let file = "openapi.json"

    /// The document as it stands in the sources.
    package static var text: StaticString {
        EmbeddedFiles.files.first { $0.name == OpenAPIDocument.file }?.text ?? "{}"
    }

    /// The program's version, as the document says it.
    static var version: String {
        (try? JSONDocument(Array(text.description.utf8)).root)?["info"]?["version"]?.string ?? ""
    }

    /// Writes the document as it is served: with the server, and with what is asked of every request.
    ///
    /// - Parameters:
    ///   - server: The inspector's own URL.
    ///   - needsToken: Whether every request needs the token.
    ///   - writer: Where it goes.
    static func write(server: String, needsToken: Bool, to writer: inout JSONWriter) {
        guard let root = try? JSONDocument(Array(text.description.utf8)).root else { return writer.null() }
        writer.object { writer in
            for member in root.members {
                writer.name(member.name)
                if member.name == "components", needsToken {
                    writeComponents(member.value, to: &writer)
                } else {
                    writer.value(member.value)
                }
            }
            writer.name("servers")
            writer.array { writer in
                writer.object { writer in
                    writer.name("url")
                    writer.string(server)
                }
            }
            guard needsToken else { return }
            writer.name("security")
            writer.array { writer in
                for name in ["bearer", "token"] {
                    writer.object { writer in
                        writer.name(name)
                        writer.array { _ in }
                    }
                }
            }
        }
    }

    private static func writeComponents(_ components: JSONValue, to writer: inout JSONWriter) {
        writer.object { writer in
            for member in components.members {
                writer.name(member.name)
                writer.value(member.value)
            }
            writer.name("securitySchemes")
            writer.object { writer in
                writer.name("bearer")
                writeScheme([("type", "http"), ("scheme", "bearer")], to: &writer)
                writer.name("token")
                writeScheme([("type", "apiKey"), ("in", "header"), ("name", "X-Hooksight-Token")], to: &writer)
            }
        }
    }

    private static func writeScheme(_ members: [(name: String, value: String)], to writer: inout JSONWriter) {
        writer.object { writer in
            for member in members {
                writer.name(member.name)
                writer.string(member.value)
            }
        }
    }
}
