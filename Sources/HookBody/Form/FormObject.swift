package import JSONText

/// The parameters of a form or a query as a JSON object: each a string, several of one name an array, in the order in
/// which the names first come.
///
/// Names are taken as they are; `a[b]` is a name. What is not UTF-8 becomes U+FFFD.
package struct FormObject {
    /// The object as JSON text.
    package let json: [UInt8]
    /// Where the first value of each name begins in the form.
    private let places: [String: Int]

    /// Makes the object of all parameters.
    package init(_ parameters: FormParameters) {
        var names: [String] = []
        var values: [String: [String]] = [:]
        var places: [String: Int] = [:]
        parameters.forEach { name, value, place in
            let name = String(decoding: name, as: UTF8.self)
            if values[name] == nil {
                names.append(name)
                places[name] = place
            }
            values[name, default: []].append(String(decoding: value, as: UTF8.self))
        }
        self.places = places
        var writer = JSONWriter()
        writer.object { writer in
            for name in names {
                writer.name(name)
                let all = values[name] ?? []
                if all.count == 1 { writer.string(all[0]) } else { writer.strings(all) }
            }
        }
        json = writer.bytes
    }

    /// The byte of the form at which the value begins that a JSON Pointer leads to; 0 for the object itself.
    package func place(of pointer: JSONPointer) -> Int { pointer.tokens.first.flatMap { places[$0] } ?? 0 }
}
