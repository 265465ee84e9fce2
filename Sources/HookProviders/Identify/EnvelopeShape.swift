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

    /// Whether an object is exactly this envelope.
    func fits(_ text: JSONText) -> Bool {
        if isOpen { return members.allSatisfy { text.find($0) != nil } }
        guard text.count(of: text.root) <= names.count else { return false }
        var known = 0
        for name in names where text.member(name, of: text.root) != nil { known += 1 }
        return known == text.count(of: text.root) && members.allSatisfy { text.find($0) != nil }
    }
}
