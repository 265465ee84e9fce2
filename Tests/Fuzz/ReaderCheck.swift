/// What must hold for the values of an accepted text.
struct ReaderCheck {
    let text: JSONText
    let bytes: UnsafeRawBufferPointer

    /// Looking a value up takes time in proportion to what stands before it, so not all are.
    private static let most = 200

    func run() {
        var waiting = [text.root]
        var looked = 0
        while let node = waiting.popLast(), looked < Self.most {
            looked += 1
            check(node)
            switch text.kind(of: node) {
            case .object:
                var count = 0
                for (name, value) in text.members(of: node) {
                    count += 1
                    checkString(name)
                    claim(text.pointer(to: name) == text.pointer(to: value), "a name and its value have two pointers")
                    waiting.append(value)
                }
                claim(count == text.count(of: node), "an object of \(count) members says \(text.count(of: node))")
            case .array:
                var count = 0
                for element in text.elements(of: node) {
                    claim(text.element(count, of: node) == element, "element \(count) is another one")
                    count += 1
                    waiting.append(element)
                }
                claim(count == text.count(of: node), "an array of \(count) elements says \(text.count(of: node))")
                claim(text.element(count, of: node) == nil, "there is an element behind the last")
            case .string: checkString(node)
            case .number: checkNumber(node)
            case .true, .false, .null: break
            }
        }
    }

    private func check(_ node: JSONText.Node) {
        let pointer = text.pointer(to: node)
        if text.duplicateKeys.isEmpty {
            claim(text.find(pointer) == node, "\(pointer) leads elsewhere than to its value")
        }
        claim(JSONPointer(parsing: pointer.description) == pointer, "the pointer \(pointer) is read otherwise")
        let place = text.offset(of: node)
        claim(text.position(of: node) == JSONPosition(offset: place, in: bytes), "\(pointer) has two places")
        let value = text.bytes(of: node)
        claim(place + value.count <= bytes.count, "\(pointer) reaches behind the end")
        do throws(JSONSyntaxError) {
            let alone = try JSONText(scanning: value)
            claim(alone.kind(of: alone.root) == text.kind(of: node), "\(pointer) is of another kind alone")
            claim(alone.bytes(of: alone.root).count == value.count, "\(pointer) has white space around it")
        } catch {
            fatalError("FINDING: \(pointer) is no JSON alone: \(error)")
        }
    }

    private func checkString(_ node: JSONText.Node) {
        guard let string = text.string(of: node) else { fatalError("FINDING: a string that says nothing") }
        var writer = JSONWriter()
        writer.string(string)
        claim(scanned(writer.bytes, "a written string").root.string == string, "a string is read otherwise: \(string)")
        let isEqual = Array(string.utf8).withUnsafeBytes { text.stringEquals(node, utf8: $0) }
        claim(isEqual, "a string does not equal itself: \(string)")
        claim(text.withUTF8(of: node) { $0.elementsEqual(string.utf8) } == true, "a string has other bytes: \(string)")
    }

    private func checkNumber(_ node: JSONText.Node) {
        guard let number = text.number(of: node) else { fatalError("FINDING: a number without a value") }
        claim(JSONNumber(number.text) == number, "a number does not equal itself: \(number)")
        claim(!(number < number), "a number is less than itself: \(number)")
        if let int = number.int {
            claim(number.isInteger, "an integer that is none: \(number)")
            claim(JSONNumber(int) == number, "\(number) is not \(int)")
            claim(JSONNumber(int).hashValue == number.hashValue, "\(number) and \(int) are equal and hash otherwise")
        }
        claim(!number.double.isNaN, "\(number) is not a number")
    }
}
