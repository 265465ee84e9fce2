internal import HookBody
internal import HookModel
internal import JSONText

/// A request as handshakes look at it; head and body are lent.
struct HandshakeRequest {
    /// What stands in a place that only one text may stand in.
    enum Found {
        case absent
        case single([UInt8])
        case repeated
    }

    let head: RequestHead
    let lines: HeaderLines
    /// The head's bytes.
    let raw: UnsafeRawBufferPointer
    let hasBody: Bool
    let body: BodyText

    /// Whether this is a handshake of that kind.
    func fulfils(_ condition: HandshakeCondition) -> Bool {
        if condition.isBodyless, hasBody { return false }
        guard raw[head.methodRange.indices].elementsEqual(condition.method),
            condition.fits(lines)
        else { return false }
        if !condition.members.isEmpty || !condition.absent.isEmpty {
            guard case .json(let text) = body, condition.fits(text) else { return false }
        }
        guard !condition.query.isEmpty else { return true }
        guard let query else { return false }
        return condition.query.allSatisfy { name, value in
            let found = query.all(name)
            return value.map(found.contains) ?? !found.isEmpty
        }
    }

    /// Whether a parameter or header of the condition came more than once: nobody could say which one counts.
    func repeats(_ condition: HandshakeCondition) -> Bool {
        if condition.headers.contains(where: { head.block.all($0).count > 1 }) { return true }
        guard !condition.query.isEmpty, let query else { return false }
        return condition.query.contains { query.all($0.name).count > 1 }
    }

    /// What stands in a place.
    func text(at place: HandshakePlace) -> Found {
        let found: [[UInt8]]
        switch place {
        case .query(let name): found = query?.all(name) ?? []
        case .header(let name): found = head.block.all(name).map { Array(raw[$0.value.indices]) }
        case .member(let pointer):
            guard case .json(let text) = body, let node = text.find(pointer) else { return .absent }
            found = [text.string(of: node)].compactMap { $0.map { Array($0.utf8) } }
        }
        return found.count > 1 ? .repeated : found.first.map(Found.single) ?? .absent
    }

    /// The parameters of the query; nil when there is none.
    private var query: FormParameters? { FormParameters(queryOf: head, raw) }
}
