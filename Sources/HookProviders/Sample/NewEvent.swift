internal import HookModel
internal import JSONText

/// Makes a new event of an example: with an id of its own, and the time now, where the document says they are.
enum NewEvent {
    /// The example with a new id and time; one that has neither, or in a form that is not known, stays as it is.
    static func of(_ example: [UInt8], _ members: EventMembers, at now: Timestamp) throws(JSONEditError) -> [UInt8] {
        guard let document = try? JSONDocument(example) else { return example }
        var edits: [JSONEdit] = []
        if let (pointer, id) = first(members.id.compactMap(\.pointer), in: document) {
            if let text = id.string {
                edits.append(.setting(pointer, to: FreshID.like(text)))
            } else if id.kind == .number {
                edits.append(.setting(pointer, to: JSONNumber(FreshID.number())))
            }
        }
        if let (pointer, time) = first(members.time.compactMap(\.pointer), in: document) {
            if let text = time.string.flatMap({ FreshTime.like($0, at: now) }) {
                edits.append(.setting(pointer, to: text))
            } else if let number = time.int.flatMap({ JSONNumber(FreshTime.unix(Int64($0), now)) }) {
                edits.append(.setting(pointer, to: number))
            }
        }
        var body = example
        for edit in edits { body = try edit.apply(to: body) }
        return body
    }

    private static func first(_ pointers: [JSONPointer], in document: JSONDocument) -> (JSONPointer, JSONValue)? {
        for pointer in pointers {
            if let value = document[pointer] { return (pointer, value) }
        }
        return nil
    }
}
