extension JSONEdit {
    /// The text with this change in it.
    ///
    /// A new member goes to the end of its object, a new element to the end of its array, with the white space that the
    /// one before it has. Takes time in proportion to the text; deep nesting costs no stack.
    ///
    /// - Parameter json: a whole JSON text.
    /// - Returns: the changed text.
    /// - Throws: `JSONEditError` when the text is not JSON, when what should hold the place is not there or is neither an
    ///   object nor an array, or when there is nothing to remove.
    public func apply(to json: [UInt8]) throws(JSONEditError) -> [UInt8] {
        // A closure lends the bytes; its error is carried out as a value to keep its type.
        let result: Result<[UInt8], JSONEditError> = json.withUnsafeBytes { bytes in
            do throws(JSONEditError) {
                return .success(try edited(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func edited(_ bytes: UnsafeRawBufferPointer) throws(JSONEditError) -> [UInt8] {
        let text: JSONText
        do {
            text = try JSONText(scanning: bytes)
        } catch {
            throw JSONEditError(
                .notJSON, at: pointer.description, "the text to change is not JSON: \(error)", position: error.position)
        }
        guard let last = pointer.tokens.last else {
            guard case .set(let value) = change else {
                throw JSONEditError(.wholeText, at: "", "the whole text cannot be removed; name a member of it")
            }
            return JSONSplice(text.root, of: text).replacing(with: value)
        }
        let walk = JSONEditWalk(pointer: pointer, text: text)
        let parent = try walk.parent()
        switch change {
        case .remove:
            _ = try walk.child(last, of: parent)
            return JSONSplice(parent, of: text).removing(last)
        case .set(let value):
            if let child = try walk.childIfThere(last, of: parent) {
                return JSONSplice(child, of: text).replacing(with: value)
            }
            let isObject = text.kind(of: parent) == .object
            return JSONSplice(parent, of: text).appending(value, name: isObject ? JSONEdit.quoted(last) : nil)
        }
    }
}

extension Sequence<JSONEdit> {
    /// The text after all changes, each made to what the one before has left.
    ///
    /// - Parameter json: a whole JSON text.
    /// - Returns: the changed text.
    /// - Throws: `JSONEditError` for the first change that does not fit.
    public func applied(to json: [UInt8]) throws(JSONEditError) -> [UInt8] {
        var json = json
        for edit in self { json = try edit.apply(to: json) }
        return json
    }
}
