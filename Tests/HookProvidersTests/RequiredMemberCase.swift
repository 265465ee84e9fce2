import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

/// A payload that a provider sends, or one that it does not, and what has to come of it.
struct RequiredMemberCase: Sendable, CustomTestStringConvertible {
    /// Where the payload is from.
    enum Payload: Sendable {
        /// JSON text.
        case text(String)
        /// The event's sample without a member.
        case without(String)
        /// The event's sample with JSON text in a member's place.
        case with(String, String)
    }

    let provider: String
    let event: String
    let payload: Payload
    let verdict: PayloadVerdict
    /// What else the name says; for a text, what it is.
    var note = ""

    init(_ provider: String, _ event: String, _ payload: Payload, _ verdict: PayloadVerdict, _ note: String = "") {
        self.provider = provider
        self.event = event
        self.payload = payload
        self.verdict = verdict
        self.note = note
    }

    var testDescription: String {
        let change =
            switch payload {
            case .text: ""
            case .without(let member): "without \(member)"
            case .with(let member, let value): "\(member) as \(value)"
            }
        return [provider, event, change, note].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The payload; throws where the sample has no such member, so that no case is about nothing.
    func bytes() throws -> [UInt8] {
        switch payload {
        case .text(let text): Array(text.utf8)
        case .without(let member): try RequiredMemberCase.edited(provider, event, member, nil)
        case .with(let member, let value): try RequiredMemberCase.edited(provider, event, member, value)
        }
    }

    private static func edited(
        _ provider: String, _ event: String, _ member: String, _ value: String?
    ) throws -> [UInt8] {
        guard let sample = Sample.all.first(where: { $0.provider == provider && $0.event == event }),
            let pointer = JSONPointer(parsing: member)
        else { throw NoSuchPlace(place: "\(provider) \(event) \(member)") }
        let document = try JSONDocument(sample.bytes())
        guard document[pointer] != nil else { throw NoSuchPlace(place: "\(provider) \(event) \(member)") }
        return Mutation(pointer: pointer, replacement: value).apply(to: document)
    }

    private struct NoSuchPlace: Error {
        let place: String
    }

    /// What the listener finds in a payload that comes to the provider's own path.
    static func finding(_ provider: String, _ event: String, _ payload: [UInt8]) throws -> PayloadFinding {
        let catalog = try TestCatalog.get()
        let evaluator = try RequestEvaluator(catalog: catalog)
        let document = catalog.document(provider)
        let isForm = document?.content == .form
        let typeHeader = document?.eventMembers.type.first?.header
        let findings = evaluator.evaluate(
            try .of(
                "POST /webhooks/\(provider) HTTP/1.1",
                ["Content-Type: application/\(isForm ? "x-www-form-urlencoded" : "json")"]
                    + (typeHeader.map { ["\($0.description): \(event)"] } ?? []),
                body: isForm ? form(payload) : payload))
        guard findings.provider == provider else {
            throw NoSuchPlace(place: "\(provider), found \(findings.provider ?? "none")")
        }
        return findings.payload
    }

    /// The members of an object as parameters of a form.
    private static func form(_ payload: [UInt8]) throws -> [UInt8] {
        let pairs = try JSONDocument(payload).root.members.map { name, value in
            let bytes = Array((value.string ?? value.text).utf8)
            return name + "=" + bytes.map { "%" + Hex.pair($0) }.joined()
        }
        return Array(pairs.joined(separator: "&").utf8)
    }

    private enum Hex {
        static func pair(_ byte: UInt8) -> String {
            let text = String(byte, radix: 16, uppercase: true)
            return text.count == 1 ? "0" + text : text
        }
    }
}
