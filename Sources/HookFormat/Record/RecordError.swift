/// Why an exported request cannot be restored.
package struct RecordError: Error, Hashable, CustomStringConvertible {
    /// The member at fault as a JSON Pointer into the record; empty for the whole.
    package let member: String
    /// What is wrong with it, free of the record's own text.
    package let reason: String

    /// Makes an error from a member and a reason.
    package init(_ member: String, _ reason: String) {
        self.member = member
        self.reason = reason
    }

    /// `/headers/2: expected a name and a value`.
    package var description: String { member.isEmpty ? reason : "\(member): \(reason)" }
}
