/// One value of a `JSONDocument`, which it keeps alive.
public struct JSONValue: Sendable {
    package let storage: JSONDocument.Storage
    package let index: Int

    package init(storage: JSONDocument.Storage, index: Int) {
        self.storage = storage
        self.index = index
    }

    private var node: JSONText.Node { JSONText.Node(index) }

    private func value(_ node: JSONText.Node) -> JSONValue { JSONValue(storage: storage, index: node.position) }

    /// What the value is.
    public var kind: JSONKind { storage.nodes[index].kind }

    /// The value of a member, or nil when there is none or this is no object; the last one wins where a name is
    /// repeated.
    public subscript(name: String) -> JSONValue? {
        storage.withText { $0.member(JSONKey(name), of: node) }.map(value)
    }

    /// The element at a place from 0, or nil when there is none or this is no array.
    public subscript(index: Int) -> JSONValue? {
        storage.withText { $0.element(index, of: node) }.map(value)
    }

    /// The decoded text of a string; nil for anything else.
    public var string: String? { storage.withText { $0.string(of: node) } }

    /// `true` or `false`; nil for anything else.
    public var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The value of a number that is an integer and fits, however it is written; nil otherwise, never rounded.
    public var int: Int? { number?.int }

    /// The exact decimal number; nil for anything else.
    public var number: JSONNumber? { storage.withText { $0.number(of: node) } }

    /// Whether this is `null`.
    public var isNull: Bool { kind == .null }

    /// The number of elements or members; 0 for anything but arrays and objects.
    public var count: Int { storage.withText { $0.count(of: node) } }

    /// The members of an object in the order sent, repeated names included; empty for anything else.
    public var members: [(name: String, value: JSONValue)] {
        storage.withText { text in
            text.members(of: node).map { (text.string(of: $0.name) ?? "", value($0.value)) }
        }
    }

    /// The elements of an array; empty for anything else.
    public var elements: [JSONValue] { storage.withText { $0.elements(of: node).map(value) } }

    /// The byte offset at which the value starts in its document.
    public var offset: Int { Int(storage.nodes[index].offset) }

    /// The line and column at which the value starts in its document.
    public var position: JSONPosition { storage.withText { $0.position(of: node) } }

    /// The pointer that leads from the document's root to the value.
    public var pointer: JSONPointer { storage.withText { $0.pointer(to: node) } }

    /// The bytes of the value as sent, without white space around it.
    public var bytes: ArraySlice<UInt8> {
        let node = storage.nodes[index]
        return storage.bytes[Int(node.offset)..<node.end]
    }

    /// The text of the value as sent, without white space around it.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
