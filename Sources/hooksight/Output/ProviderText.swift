import HookModel
import HookProviders
import JSONText

/// What `providers` prints for people.
struct ProviderText {
    let terminal: Terminal

    func list(_ catalog: Catalog) -> [String] {
        let longestID = catalog.documents.map(\.id.count).max() ?? 0
        let longestName = catalog.documents.map(\.name.count).max() ?? 0
        return catalog.documents.map { document in
            let schemes = document.signatures.map { "\($0.placeText): \($0.name)" }.joined(separator: ", or ")
            let events = document.events.count == 1 ? "1 event" : "\(document.events.count) events"
            return pad(terminal.paint(document.id, .strong), document.id, longestID + 2)
                + pad(document.name, document.name, longestName + 2) + pad(events, events, 12)
                + (schemes.isEmpty ? "not signed" : schemes)
        }
    }

    func provider(_ document: ProviderDocument) -> [String] {
        var lines = [terminal.paint(document.name, .strong), "  guide      \(document.documentation)"]
        for scheme in document.signatures {
            lines.append("  signature  \(scheme.placeText): \(scheme.name)\(signed(scheme))")
            if let timestamp = scheme.timestamp, let tolerance = timestamp.tolerance {
                let place = timestamp.placeText ?? "with the signature"
                lines.append("  timestamp  \(place), at most \(tolerance.text) from now")
            }
        }
        if !document.isSigning { lines.append("  signature  none") }
        lines += document.handshakes.map { "  handshake  \($0.kind)\(condition($0))" }
        let paths = document.identify.paths.joined(separator: ", ")
        if !paths.isEmpty { lines.append("  paths      \(paths)") }
        lines += ["", "  events (– where the guide shows no payload)"]
        for event in document.events {
            let mark = event.isDocumented ? " " : "–"
            lines.append("  \(mark) " + pad(event.type, event.type, 28) + event.description)
        }
        lines += ["", "  notes"] + document.notes.map { "  - \($0)" }
        return lines
    }

    private func condition(_ handshake: HandshakeRule) -> String {
        if handshake.takesVerifyToken { return ", with a verify token" }
        return handshake.isSigned ? ", when its signature verifies" : ""
    }

    private func signed(_ scheme: SignatureScheme) -> String {
        if scheme.algorithm == .token { return "" }
        return scheme.content.isBodyAlone ? " over the raw body" : " over \(scheme.content.text)"
    }

    func event(_ event: EventDocument, of document: ProviderDocument) -> [String] {
        var lines = [terminal.paint("\(document.id) \(event.type)", .strong), "  \(event.description)"]
        if !event.isDocumented { lines.append("  The guide shows no payload; the example is ours.") }
        lines += ["", "schema", event.schema.prettyText]
        for example in event.examples { lines += ["", "example", example.prettyText] }
        return lines
    }

    private func pad(_ shown: String, _ text: String, _ width: Int) -> String {
        shown + String(repeating: " ", count: max(1, width - text.count))
    }
}
