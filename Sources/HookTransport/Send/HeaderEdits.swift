package import HookModel

/// What changes about the header lines of a captured request on its way to an app.
package struct HeaderEdits: Sendable, Hashable {
    /// Names whose lines are left out.
    package var removed: [HeaderName]
    /// Lines that take the places of all lines of their names; where there are none, they follow the others.
    package var replaced: [HeaderLine]
    /// Lines that follow the others.
    ///
    /// A control character in a value becomes a space, and a line whose name is no token is left out.
    package var added: [HeaderLine]

    /// Makes edits; none by default.
    package init(removed: [HeaderName] = [], replaced: [HeaderLine] = [], added: [HeaderLine] = []) {
        self.removed = removed
        self.replaced = replaced
        self.added = added
    }

    func removes(_ name: UnsafeRawBufferPointer) -> Bool {
        removed.contains { $0.lowercased.count == name.count && $0.matches(name, at: 0) }
    }

    func replaces(_ name: UnsafeRawBufferPointer) -> Bool {
        replaced.contains { HeaderEdits.isNamed($0, name) }
    }

    static func isNamed(_ header: HeaderLine, _ name: UnsafeRawBufferPointer) -> Bool {
        header.name.utf8.count == name.count
            && zip(header.name.utf8, name).allSatisfy { HeaderName.fold($0) == HeaderName.fold($1) }
    }
}
