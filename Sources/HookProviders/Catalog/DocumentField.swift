internal import HookModel
internal import JSONSchema
internal import JSONText

/// A member of a provider document that is being read; knows its place, so that every error names it.
struct DocumentField {
    let file: String
    let value: JSONValue

    /// A member that may be absent; `null` counts as absent.
    func optional(_ name: String) -> DocumentField? {
        value[name].flatMap { $0.isNull ? nil : DocumentField(file: file, value: $0) }
    }

    func member(_ name: String) throws(CatalogError) -> DocumentField {
        guard let member = optional(name) else { throw error("the member \"\(name)\" is missing") }
        return member
    }

    func string() throws(CatalogError) -> String {
        guard let string = value.string else { throw error("expected a string, found \(value.kind.name)") }
        return string
    }

    func strings(_ name: String) throws(CatalogError) -> [String] {
        var strings: [String] = []
        for element in elements(name) { strings.append(try element.string()) }
        return strings
    }

    /// The elements of an array member; none when it is absent.
    func elements(_ name: String) -> [DocumentField] {
        optional(name)?.value.elements.map { DocumentField(file: file, value: $0) } ?? []
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>() throws(CatalogError) -> Word where Word.RawValue == String {
        let text = try string()
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        throw error("expected one of \(known), found \"\(text)\"")
    }

    func pointer() throws(CatalogError) -> JSONPointer {
        let text = try string()
        guard let pointer = JSONPointer(parsing: text) else {
            throw error("expected a JSON Pointer such as \"/data/id\", found \"\(text)\"")
        }
        return pointer
    }

    func duration() throws(CatalogError) -> Duration {
        let text = try string()
        guard let duration = Duration(text: text) else {
            throw error("expected a duration such as \"30s\", \"10m\" or \"2h\", found \"\(text)\"")
        }
        return duration
    }

    func addressRange() throws(CatalogError) -> AddressRange {
        let text = try string()
        guard let range = AddressRange(text) else {
            throw error("expected an address range such as \"192.0.2.0/24\", found \"\(text)\"")
        }
        return range
    }

    func schema() throws(CatalogError) -> CompiledSchema {
        do {
            return try CompiledSchema(value, options: SchemaOptions(formatAssertion: true))
        } catch {
            throw CatalogError(
                file: file, position: error.position, field: error.pointer.description, reason: error.message)
        }
    }

    func error(_ reason: String) -> CatalogError {
        CatalogError(file: file, position: value.position, field: value.pointer.description, reason: reason)
    }
}
