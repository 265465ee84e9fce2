internal import HookBody
internal import HookModel
import JSONSchema
internal import JSONText

/// Leaves a required member out of a payload, or gives a member a value of another kind.
struct BrokenPayload {
    /// How many members are tried; each try judges the whole payload.
    private static let tries = 200

    let document: ProviderDocument
    /// The event's type, for a provider that says it in a header.
    let type: String?

    /// The payload without one member, so that it is `invalid`; one that is invalid already stays as it is.
    ///
    /// Where the provider requires none (Shopify's subscribers choose what they get), one member is of a wrong kind.
    ///
    /// Members of the event's own data are tried first, the envelope's after them and the event type last, so that the
    /// event is still known where that is possible.
    ///
    /// - Throws: `SampleError.payloadStaysValid`.
    func of(_ payload: [UInt8]) throws(SampleError) -> [UInt8] {
        let text: JSONDocument
        do {
            text = try JSONDocument(payload)
        } catch {
            throw .payloadStaysValid("it is not JSON, so it has no member to leave out")
        }
        guard !isInvalid(text) else { return payload }
        let pointers = candidates(text)
        let edits = pointers.map(JSONEdit.removing) + pointers.map { BrokenPayload.anotherKind($0, in: text) }
        for edit in edits {
            guard let broken = try? edit.apply(to: payload), let changed = try? JSONDocument(broken),
                isInvalid(changed)
            else { continue }
            return broken
        }
        throw .payloadStaysValid("the document of \(document.name) describes none of its members")
    }

    /// A number in the place of a string, and a string in the place of anything else.
    private static func anotherKind(_ pointer: JSONPointer, in payload: JSONDocument) -> JSONEdit {
        payload[pointer]?.kind == .string
            ? .setting(pointer, to: JSONNumber(1)) : .setting(pointer, to: "of another kind")
    }

    /// What the judge of captures calls `invalid`.
    private func isInvalid(_ payload: JSONDocument) -> Bool {
        payload.withText { text in
            guard let type = document.event(in: .json(text)).type ?? headerType else { return true }
            return PayloadCheck.check(text, provider: document, type: type).verdict == .invalid
        }
    }

    /// The type where a header says it; a payload that should say it and does not is invalid.
    private var headerType: String? {
        document.eventMembers.type.contains { $0.header != nil } ? type : nil
    }

    private func candidates(_ payload: JSONDocument) -> [JSONPointer] {
        let told = payload.withText(document.members(ofFirstIn:))
        let ours = document.identify.envelope.map { $0.members + $0.optional } ?? []
        let envelope = ours + (told.id + told.time).compactMap(\.pointer)
        var ranked: [[JSONPointer]] = [[], [], []]
        for pointer in BrokenPayload.members(payload) {
            let rank =
                told.type.compactMap(\.pointer).contains { holds(pointer, $0) }
                ? 2 : envelope.contains { holds(pointer, $0) } ? 1 : 0
            ranked[rank].append(pointer)
        }
        return ranked.flatMap(\.self)
    }

    /// Whether one place is another or has it inside.
    private func holds(_ outer: JSONPointer, _ inner: JSONPointer) -> Bool { inner.tokens.starts(with: outer.tokens) }

    /// The members of objects, outer ones before inner ones; of the payload's elements where it is an array.
    private static func members(_ payload: JSONDocument) -> [JSONPointer] {
        var found: [JSONPointer] = []
        var waiting = [(JSONPointer.root, payload.root)][...]
        while let (pointer, value) = waiting.popFirst(), found.count < tries {
            for (index, element) in value.elements.prefix(tries).enumerated() {
                waiting.append((pointer.appending("\(index)"), element))
            }
            for member in value.members.prefix(tries) {
                found.append(pointer.appending(member.name))
                if member.value.kind == .object { waiting.append((pointer.appending(member.name), member.value)) }
            }
        }
        return Array(found.prefix(tries))
    }
}
