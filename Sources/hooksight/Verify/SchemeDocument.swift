import HookProviders
import JSONText

/// The provider document that the flags of a scheme make.
struct SchemeDocument {
    /// The document's text, to be kept.
    let text: String
    /// The document as it is read.
    let document: ProviderDocument

    /// The id where nobody gave one.
    static let unnamed = "flags"

    /// Makes the document and reads it as any other, so that the same rules hold.
    ///
    /// - Throws: `SettingError` that names the flag of what is wrong.
    init(_ options: SchemeOptions) throws {
        try SchemeDocument.refuse(options)
        text = SchemeDocument.text(options)
        do {
            document = try DocumentReader().read(Array(text.utf8), file: "flags")
        } catch {
            throw SettingError(SafeLine.escape(SchemeFlag.message(error, options)))
        }
    }

    /// What would be lost on the way into a document, because only one of several members can stand there.
    private static func refuse(_ options: SchemeOptions) throws(SettingError) {
        let grammars = [
            ("--prefix", options.prefix), ("--signature-key", options.signatureKey ?? options.timestampKey),
            ("--list-version", options.listVersion),
        ].filter { $0.1 != nil }
        guard grammars.count < 2 else {
            throw SettingError("\(grammars[0].0) and \(grammars[1].0): a signature has one grammar; leave one out")
        }
    }

    private static func text(_ options: SchemeOptions) -> String {
        let id = options.printDocument ?? unnamed
        var writer = JSONWriter(layout: .pretty)
        writer.object { writer in
            // A document that is not kept is spoken of in sentences.
            let name = options.printDocument ?? "the sender"
            let documentation = "Made from the flags of hooksight verify."
            if options.printDocument != nil {
                writer.name("$schema")
                writer.string("./\(DocumentReader.schemaFile)")
            }
            for (name, value) in [("id", id), ("name", name), ("documentation", documentation)] {
                writer.name(name)
                writer.string(value)
            }
            writer.name("notes")
            writer.strings(options.printDocument == nil ? [] : notes)
            writer.name("identify")
            identify(options, to: &writer)
            writer.name("signature")
            options.writeSignature(to: &writer)
            writer.name("answers_bad_signature")
            writer.null()
            for (name, value) in rest {
                writer.name(name)
                writer.literal(value)
            }
            writer.name("events")
            writer.literal(options.printDocument == nil ? "{}" : example)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Requests with the header of the signature are this sender's, where nothing stronger says otherwise.
    private static func identify(_ options: SchemeOptions, to writer: inout JSONWriter) {
        writer.object { writer in
            for name in ["headers", "user_agents", "paths"] {
                writer.name(name)
                writer.array { _ in }
            }
            writer.name("envelope")
            writer.null()
            writer.name("shared_headers")
            writer.array { writer in
                if let header = options.headerName { writer.string(header) }
            }
        }
    }

    private static let rest: [(StaticString, StaticString)] = [
        // Where such a sender says its events is not known.
        ("event", #"{"type": [], "id": [], "time": []}"#), ("content", #""json""#),
        ("header_checks", "[]"),
        (
            "delivery",
            """
            {
                "deadline": null,
                "retries": null,
                "backoff": null,
                "success": ["2xx"],
                "retried": [],
                "final": [],
                "retry_after": [],
                "disabled_after": null,
                "dead_letters": false
              }
            """
        ),
        ("source_addresses", "[]"), ("envelope", "true"),
    ]

    /// What to do with a printed document.
    private static let notes = [
        "event.type says where the type of an event is, such as \"/type\" or {\"header\": \"X-Acme-Event\"}; until it "
            + "does, no payload is held against a schema.",
        "The event \"example\" is a made-up one: put the sender's own events in its place, and their payloads in "
            + "schema.examples. hooksight schema --document prints the schema of this document.",
    ]

    /// An event that shows what one holds, and can be sent.
    private static let example: StaticString = """
        {
            "example": {
              "description": "An example, to be replaced.",
              "documented": false,
              "schema": {
                "examples": [
                  {
                    "id": "evt_1",
                    "data": {}
                  }
                ]
              }
            }
          }
        """
}
