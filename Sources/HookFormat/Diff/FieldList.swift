internal import HookBody
internal import HookModel
internal import HookProviders
internal import NIOCore

/// Named values in their order, of which the same name may come again: header lines, query parameters.
struct FieldList {
    private struct Field {
        /// What makes two names one.
        let key: [UInt8]
        let name: [UInt8]
        /// The value that counts.
        let value: [UInt8]
        /// The value with the white space around it.
        let whole: [UInt8]
    }

    private var fields: [Field] = []

    /// Header lines; names are the same whatever their case.
    init(lines block: HeaderBlock) {
        block.bytes.withUnsafeReadableBytes { raw in
            fields = block.fields.map { field in
                let name = Array(raw[field.name.indices])
                return Field(
                    key: name.map(HeaderName.fold), name: name, value: Array(raw[field.value.indices]),
                    whole: Array(raw[(field.name.end + 1)..<field.line.end]))
            }
        }
    }

    /// Parameters.
    init(_ parameters: FormParameters) {
        parameters.forEach { name, value, _ in
            fields.append(Field(key: Array(name), name: Array(name), value: Array(value), whole: Array(value)))
        }
    }

    /// What differs: in the order of the left list, then what the right one alone has.
    ///
    /// Fields of one name are matched by their order.
    func differences(to other: FieldList) -> [FieldDifference] {
        var free: [[UInt8]: [Int]] = [:]
        for (index, field) in other.fields.enumerated().reversed() { free[field.key, default: []].append(index) }
        let partners = fields.map { free[$0.key]?.popLast() }
        let moved = MovedElements.among(partners)
        var result: [FieldDifference] = []
        for (index, partner) in partners.enumerated() {
            let field = fields[index]
            let name = String(decoding: field.name, as: UTF8.self)
            guard let partner else {
                result.append(FieldDifference(.removed, name, left: field.value))
                continue
            }
            let twin = other.fields[partner]
            if field.value != twin.value {
                result.append(FieldDifference(.changed, name, left: field.value, right: twin.value))
                continue
            }
            if moved.contains(index) {
                let places = FieldDifference.Places(left: index + 1, right: partner + 1)
                result.append(FieldDifference(.moved, name, places: places))
            }
            if field.name != twin.name {
                result.append(FieldDifference(.nameCase, name, left: field.name, right: twin.name))
            }
            if field.whole != twin.whole {
                result.append(FieldDifference(.whiteSpace, name, left: field.whole, right: twin.whole))
            }
        }
        let taken = Set(partners.compactMap(\.self))
        for (index, field) in other.fields.enumerated() where !taken.contains(index) {
            result.append(
                FieldDifference(.added, String(decoding: field.name, as: UTF8.self), right: field.value))
        }
        return result
    }
}
