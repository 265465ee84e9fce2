/// A JSON text that owns its bytes.
public struct JSONDocument: Sendable {
    package final class Storage: Sendable {
        package let bytes: [UInt8]
        package let nodes: [TapeNode]
        package let repeatedNames: [UInt32]

        init(bytes: [UInt8], nodes: [TapeNode], repeatedNames: [UInt32]) {
            self.bytes = bytes
            self.nodes = nodes
            self.repeatedNames = repeatedNames
        }
    }

    package let storage: Storage

    /// Scans a text and keeps it.
    ///
    /// - Throws: `JSONSyntaxError` as `JSONText.init(scanning:limits:)` does.
    public init(_ bytes: [UInt8], limits: JSONLimits = .default) throws(JSONSyntaxError) {
        let scanned: Result<Storage, JSONSyntaxError> = bytes.withUnsafeBytes { buffer in
            do throws(JSONSyntaxError) {
                let text = try JSONText(scanning: buffer, limits: limits)
                return .success(Storage(bytes: bytes, nodes: text.nodes, repeatedNames: text.repeatedNames))
            } catch {
                return .failure(error)
            }
        }
        storage = try scanned.get()
    }

    /// Scans the UTF-8 of a string.
    ///
    /// - Throws: `JSONSyntaxError` as `JSONText.init(scanning:limits:)` does.
    public init(_ text: String, limits: JSONLimits = .default) throws(JSONSyntaxError) {
        try self.init(Array(text.utf8), limits: limits)
    }

    /// The text as given.
    public var bytes: [UInt8] { storage.bytes }

    /// The value that the whole text is.
    public var root: JSONValue { JSONValue(storage: storage, index: 0) }

    /// The value that a pointer leads to, or nil.
    public subscript(pointer: JSONPointer) -> JSONValue? {
        withText { $0.find(pointer) }.map { JSONValue(storage: storage, index: $0.position) }
    }

    /// The names that an earlier member of the same object has too, as pointers to the repeated members.
    public var duplicateKeys: [JSONPointer] { withText { text in text.duplicateKeys.map { text.pointer(to: $0) } } }

    /// Calls `body` with the scanned text, which must not leave it.
    public func withText<R>(_ body: (JSONText) -> R) -> R { storage.withText(body) }
}

extension JSONDocument.Storage {
    package func withText<R>(_ body: (JSONText) -> R) -> R {
        bytes.withUnsafeBytes { body(JSONText(bytes: $0, nodes: nodes, repeatedNames: repeatedNames)) }
    }
}
