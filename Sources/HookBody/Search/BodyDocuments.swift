package import HookModel
package import JSONText
internal import NIOCore

/// The documents of a request's body that JSON Pointers are looked for in: its JSON, or the object of its form's or its
/// query's parameters; with the events of a list, the texts of JSON lines and the JSON in parameters and parts, each for itself.
package enum BodyDocuments {
    /// So many events of a list, lines and parameters are looked at.
    private static let limit = 1_000

    /// Whether a document fits; those after it are not made.
    ///
    /// - Parameters:
    ///   - body: The whole body, as sent: content codings are undone, within their bounds.
    ///   - head: The request's head.
    ///   - fits: Whether one fits.
    /// - Returns: Whether one does.
    package static func contain(
        _ body: UnsafeRawBufferPointer, _ head: RequestHead, where fits: (JSONText) -> Bool
    ) -> Bool {
        switch ContentCodings(head).undo(body) {
        case .plain, .broken: contain(plain: body, head, fits)
        case .decoded(let plain): plain.withUnsafeBytes { contain(plain: $0, head, fits) }
        case .unknown, .tooLong: false
        }
    }

    private static func contain(
        plain body: UnsafeRawBufferPointer, _ head: RequestHead, _ fits: (JSONText) -> Bool
    ) -> Bool {
        if body.isEmpty {
            return head.block.bytes.withUnsafeReadableBytes { raw in
                FormParameters(queryOf: head, raw).map { $0.isEmpty ? false : contain($0, fits) } ?? false
            }
        }
        if let text = try? JSONText(scanning: body) { return contain(text, fits) }
        if MediaType.saysForm(head) { return FormParameters(body).map { contain($0, fits) } ?? false }
        if let parts = MultipartParts(body, head) {
            return parts.parts.contains { part in
                let content = UnsafeRawBufferPointer(rebasing: body[part.content])
                return EscapedJSON.isBegun(by: content) && (try? JSONText(scanning: content)).map(fits) ?? false
            }
        }
        guard JSONLines.isBody(body, head) else { return false }
        return JSONLines(body).prefix(limit).contains { line in
            (try? JSONText(scanning: line.bytes)).map(fits) ?? false
        }
    }

    private static func contain(_ text: JSONText, _ fits: (JSONText) -> Bool) -> Bool {
        if fits(text) { return true }
        guard text.kind(of: text.root) == .array else { return false }
        return text.elements(of: text.root).prefix(limit).contains { node in
            guard text.kind(of: node) == .object else { return false }
            return (try? JSONText(scanning: text.bytes(of: node))).map(fits) ?? false
        }
    }

    private static func contain(_ parameters: FormParameters, _ fits: (JSONText) -> Bool) -> Bool {
        let object = FormObject(parameters).json
        let isThere = object.withUnsafeBytes { bytes in (try? JSONText(scanning: bytes)).map(fits) ?? false }
        if isThere { return true }
        var found = false
        parameters.forEach { _, value, _ in
            guard !found, value.first == UInt8(ascii: "{") || value.first == UInt8(ascii: "[") else { return }
            found = Array(value).withUnsafeBytes { bytes in (try? JSONText(scanning: bytes)).map(fits) ?? false }
        }
        return found
    }
}
