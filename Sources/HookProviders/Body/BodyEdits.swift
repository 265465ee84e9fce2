internal import HookBody
package import HookModel
package import JSONText
internal import NIOCore

/// Changes to a request's body as its sender means it: to the JSON, to the JSON in a parameter, to the parameters of a
/// form; under a content coding to what was coded.
package struct BodyEdits {
    /// Why a body cannot be changed as asked.
    package enum Problem: Error, CustomStringConvertible {
        /// The JSON, or the object of a form's parameters, cannot.
        case json(JSONEditError)
        /// The body cannot be read or written again; holds why.
        case body(String)

        package var description: String {
            switch self {
            case .json(let error): "\(error)"
            case .body(let reason): reason
            }
        }
    }

    private let edits: [JSONEdit]

    package init(_ edits: [JSONEdit]) { self.edits = edits }

    /// The body with the changes in it; every other byte of what was coded stays.
    ///
    /// - Parameters:
    ///   - body: The body as it came.
    ///   - head: The request's head.
    ///   - provider: The provider; nil when unknown.
    /// - Returns: The changed body, under the same content codings.
    /// - Throws: `Problem` with what to do instead.
    package func applied(
        to body: [UInt8], _ head: RequestHead, provider: ProviderDocument?
    ) throws(Problem) -> [UInt8] {
        let codings = ContentCodings(head)
        switch body.withUnsafeBytes({ codings.undo($0) }) {
        case .plain: return try edited(body, head, provider)
        case .decoded(let plain):
            let changed = try edited(plain, head, provider)
            do { return try Deflater.apply(codings, to: changed) } catch { throw .body(error.description) }
        case .unknown(let name): throw .body("the content coding \(name) is not known, so the body cannot be changed")
        case .tooLong(let name): throw .body("the body is too long when \(name) is undone to be changed")
        case .broken(let name):
            throw .body("Content-Encoding says \(name) and the body is not; correct the sender's header first")
        }
    }

    /// Those that add what is not there, in order; what cannot be told of a body that cannot be changed is left out.
    package func additions(
        to body: [UInt8], _ head: RequestHead, provider: ProviderDocument?
    ) -> [JSONPointer] {
        edits.map(\.pointer).filter { (pointer: JSONPointer) -> Bool in
            do throws(Problem) {
                _ = try BodyEdits([.removing(pointer)]).applied(to: body, head, provider: provider)
                return false
            } catch {
                guard case .json(let error) = error else { return false }
                return error.code == .notFound || pointer.tokens.last == "-"
            }
        }
    }

    private func edited(_ body: [UInt8], _ head: RequestHead, _ provider: ProviderDocument?) throws(Problem) -> [UInt8]
    {
        if MediaType.saysMultipart(head) { throw .body("the body is multipart, which --edit does not change") }
        let saysForm = MediaType.saysForm(head) || provider?.content == .form && !MediaType.saysJSON(head)
        if body.withUnsafeBytes({ JSONLines.isBody($0, head) }) { return try lines(body) }
        guard saysForm, case .other = body.withUnsafeBytes({ BodyText($0, saysJSON: false) }) else {
            return try json(body)
        }
        return try form(body, provider?.formJSON)
    }

    private func json(_ text: [UInt8]) throws(Problem) -> [UInt8] {
        do { return try edits.applied(to: text) } catch { throw .json(error) }
    }

    /// Changes to JSON texts, one a line: the first name of each pointer is the number of the line's text, from 0.
    private func lines(_ body: [UInt8]) throws(Problem) -> [UInt8] {
        let places = body.withUnsafeBytes { bytes in
            JSONLines(bytes).map { line in
                let start = line.bytes.baseAddress.flatMap { start in bytes.baseAddress.map { start - $0 } } ?? 0
                return start..<start + line.bytes.count
            }
        }
        var changed = body
        for (index, place) in places.enumerated().reversed() {
            let own = edits.compactMap { $0.inside("\(index)") }
            if own.isEmpty { continue }
            do { changed.replaceSubrange(place, with: try own.applied(to: Array(body[place]))) } catch {
                throw .json(error)
            }
        }
        let known = Set(places.indices.map { "\($0)" })
        guard edits.allSatisfy({ $0.pointer.tokens.first.map(known.contains) ?? false }) else {
            throw .body("the body is JSON texts, one a line; name one of the \(places.count), such as /0/name=value")
        }
        return changed
    }

    private func form(_ body: [UInt8], _ parameter: String?) throws(Problem) -> [UInt8] {
        guard let parameters = body.withUnsafeBytes({ FormParameters($0) }) else {
            throw .body("the form has more than \(FormParameters.limit) parameters")
        }
        var form = body.withUnsafeBytes { FormEdit($0) }
        if let parameter, let inner = parameters.first(Array(parameter.utf8)) {
            form.set(parameter, to: [String(decoding: try json(inner), as: UTF8.self)])
            return form.bytes
        }
        let before = FormObject(parameters).json
        let after = try json(before)
        guard let old = try? JSONDocument(before).root, let new = try? JSONDocument(after).root,
            new.kind == .object
        else { throw .body("a form's parameters are an object; name one of them, such as /name=value") }
        for (name, value) in new.members where old[name]?.bytes.elementsEqual(value.bytes) != true {
            form.set(name, to: try BodyEdits.texts(value, name))
        }
        for (name, _) in old.members where new[name] == nil { form.set(name, to: []) }
        return form.bytes
    }

    /// A parameter's values; numbers and booleans are written as they are spelt.
    private static func texts(_ value: JSONValue, _ name: String) throws(Problem) -> [String] {
        if let text = value.string { return [text] }
        switch value.kind {
        case .number, .true, .false: return [String(decoding: value.bytes, as: UTF8.self)]
        case .null: return [""]
        case .array:
            var all: [String] = []
            for element in value.elements {
                guard element.kind != .array else {
                    throw .body("the parameter \"\(name)\" cannot hold arrays of arrays")
                }
                all += try texts(element, name)
            }
            return all
        case .object, .string:
            throw .body("the parameter \"\(name)\" of a form holds a text, or several as an array, and no object")
        }
    }
}
