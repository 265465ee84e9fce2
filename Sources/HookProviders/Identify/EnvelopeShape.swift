internal import JSONText

/// An envelope to compare payloads with: certain members are there, and no others at the top unless it is open.
struct EnvelopeShape: Sendable {
    private let members: [JSONPointer]
    private let names: [JSONKey]
    private let isOpen: Bool

    /// The members in words.
    let reason: String

    init(_ envelope: IdentifyRules.Envelope) {
        members = envelope.members
        isOpen = envelope.isOpen
        var names: [String] = []
        for pointer in envelope.members + envelope.optional {
            if let name = pointer.tokens.first, !names.contains(name) { names.append(name) }
        }
        self.names = names.map(JSONKey.init)
        reason = "envelope \(envelope.members.map { $0.tokens.joined(separator: ".") }.joined(separator: ", "))"
    }

    /// Whether a payload is exactly this envelope; of a list of events the first one.
    func fits(_ text: JSONText) -> Bool {
        if text.kind(of: text.root) == .array {
            return text.element(0, of: text.root).map { fits(text, at: $0) } ?? false
        }
        return fits(text, at: text.root)
    }

    private func fits(_ text: JSONText, at root: JSONText.Node) -> Bool {
        let hasAll = { members.allSatisfy { text.find($0, from: root) != nil } }
        if isOpen { return hasAll() }
        guard text.kind(of: root) == .object, text.count(of: root) <= names.count else { return false }
        var known = 0
        for name in names where text.member(name, of: root) != nil { known += 1 }
        return known == text.count(of: root) && hasAll()
    }
}
