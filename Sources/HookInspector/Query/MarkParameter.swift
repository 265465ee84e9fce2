import HookFormat
internal import HookModel

/// A place in the order of captures, as requests name it: a mark, the id of a stream's event, or a capture's id.
enum MarkParameter {
    /// The capture behind which it goes on; nil when the parameter `after` is not given.
    ///
    /// - Throws: `Problem`: 400 for what is no mark, 404 for one that no capture has reached.
    static func id(_ query: QueryParameters, greatest: Int64) throws(Problem) -> Int64? {
        guard let text = query["after"] else { return nil }
        return try id(text, "after", greatest: greatest)
    }

    /// The capture that a mark names.
    static func id(_ text: String, _ name: String, greatest: Int64) throws(Problem) -> Int64 {
        let number = Int64(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
        guard let id = CaptureCursor.id(after: text) ?? number else {
            throw Problem.badParameter(name, text, expected: "a mark (POST /marks) or the id of a capture")
        }
        guard id <= greatest else { throw Problem.unknownMark(name, text) }
        return id
    }
}
