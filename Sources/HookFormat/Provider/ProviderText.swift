internal import HookModel
package import HookProviders
internal import JSONText

/// Providers and events in text: the one form of the inspector and of `providers`.
///
/// Documents may be a user's own, found somewhere, so they are escaped too.
package struct ProviderText {
    /// Makes the head of a line stand out, where that is possible.
    private let strong: (String) -> String

    /// Makes a form; without `strong` it is plain text.
    package init(strong: @escaping (String) -> String = { $0 }) {
        self.strong = strong
    }

    /// A line for each provider: id, name, number of events, signatures.
    package func list(_ catalog: Catalog) -> [String] {
        let longestID = catalog.documents.map(\.id.count).max() ?? 0
        let longestName = catalog.documents.map(\.name.count).max() ?? 0
        return catalog.documents.map { document in
            let schemes = document.signatures.map { "\($0.placeText): \($0.name)" }.joined(separator: ", or ")
            let events = document.events.count == 1 ? "1 event" : "\(document.events.count) events"
            let rest =
                pad(document.name, longestName + 2) + pad(events, 12) + (schemes.isEmpty ? "not signed" : schemes)
            return strong(safe(document.id)) + pad("", longestID + 2 - document.id.count) + safe(rest)
        }
    }

    /// A provider with its signatures, handshakes, events and notes.
    package func provider(_ document: ProviderDocument) -> [String] {
        var lines = ["  id         \(document.id)", "  guide      \(document.documentation)"]
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
        lines += events(of: document)
        if !document.notes.isEmpty { lines += ["", "  notes"] + document.notes.map { "  - \($0)" } }
        return [strong(safe(document.name))] + lines.map(safe)
    }

    /// An event with its schema and its examples.
    package func event(_ event: EventDocument, of document: ProviderDocument) -> [String] {
        var lines = ["  \(event.description)"]
        switch (event.isDocumented, event.examples.isEmpty) {
        case (true, false): break
        case (true, true): lines.append("  There is no example.")
        case (false, false): lines.append("  The guide shows no payload; the example is ours.")
        case (false, true): lines.append("  The guide shows no payload, and there is no example.")
        }
        lines += ["", "schema", event.schema.prettyText]
        for example in event.examples { lines += ["", "example", example.prettyText] }
        return [strong(safe("\(document.id) \(event.type)"))] + lines.map(safe)
    }

    /// The events that can be sent first, because a user looks for these; then the rest.
    private func events(of document: ProviderDocument) -> [String] {
        let width = (document.events.map(\.type.count).max() ?? 0) + 2
        let line = { (event: EventDocument) in
            "  \(event.isDocumented ? " " : "–") " + pad(event.type, width) + event.description
        }
        let sendable = document.events.filter { !$0.examples.isEmpty }
        let others = document.events.filter(\.examples.isEmpty)
        let legend = document.events.allSatisfy(\.isDocumented) ? "" : "; – where the guide shows no payload"
        var lines = ["", "  events: \(document.events.count)\(legend)"]
        if !sendable.isEmpty {
            lines.append("  with an example, \(sendable.count), to send: hooksight send \(document.id) EVENT")
            lines += sendable.map(line)
        }
        if !others.isEmpty {
            lines.append("  without an example, \(others.count)")
            lines += others.map(line)
        }
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

    private func safe(_ text: String) -> String { SafeText.escape(text, keepingLines: true) }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
