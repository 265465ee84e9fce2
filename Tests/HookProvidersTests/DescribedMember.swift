import JSONText

/// A member of a payload of which its schema says something.
struct DescribedMember {
    let pointer: JSONPointer
    /// Whether envelope or event's schema requires it.
    var isRequired: Bool
    /// The JSON types that it may have; empty where any will do.
    var types: Set<String>

    /// A value of a type that it may not have; nil where any will do.
    var wrongValue: String? {
        guard !types.isEmpty else { return nil }
        let values = [
            ("object", "{}"), ("array", "[]"), ("boolean", "true"), ("number", "1.5"),
            ("string", "\"of another kind\""),
        ]
        return values.first { !types.contains($0.0) }?.1
    }
}
