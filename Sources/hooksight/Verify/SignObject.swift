import FoundationEssentials
import HookModel
import HookProviders
import HookStore
import JSONText

/// What `sign --json` prints.
enum SignObject {
    static func text(_ signing: Signing) -> String {
        var writer = JSONWriter(layout: .pretty)
        writer.object { writer in
            writer.name("provider")
            writer.optional(signing.isFromFlags ? nil : signing.document.id)
            writer.name("scheme")
            writer.string(signing.scheme.name)
            writer.name("in")
            writer.string(signing.scheme.placeText)
            writer.name("time")
            writer.string(signing.time.description)
            writer.name("method")
            writer.string(signing.method)
            writer.name("url")
            writer.optional(signing.url?.adding(signing.query))
            writer.name("query")
            writer.optional(signing.query)
            writer.name("headers")
            writer.array { writer in
                for header in signing.signature { writer.strings([header.name, header.value]) }
            }
            writer.name("body")
            body(signing, to: &writer)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The body's content only where signing has changed it: otherwise the caller has it.
    private static func body(_ signing: Signing, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("size")
            writer.integer(signing.body.count)
            writer.name("changed")
            writer.bool(signing.isBodyChanged)
            guard signing.isBodyChanged else { return }
            if let text = String(validating: signing.body, as: UTF8.self) {
                writer.name("text")
                writer.string(text)
            } else {
                writer.name("base64")
                writer.string(Data(signing.body).base64EncodedString())
            }
        }
    }
}
