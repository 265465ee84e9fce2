internal import HookModel

/// The handshakes that tell their sender by themselves.
struct HandshakeClues: Sendable {
    private struct Mark {
        let place: Int
        let condition: HandshakeCondition
        let reason: String
    }

    private let marks: [Mark]
    /// Whether what is posted may be one though it has a body.
    private let haveBodies: Bool

    init(_ catalog: Catalog) {
        marks = catalog.documents.enumerated().flatMap { place, document in
            document.handshakes.filter(\.identifies).map {
                Mark(place: place, condition: $0.condition, reason: "handshake \($0.kind)")
            }
        }
        haveBodies = marks.contains { !$0.condition.isBodyless && $0.condition.method.elementsEqual("POST".utf8) }
    }

    /// Whether a request is worth a look: nearly all are posted with a body, and no such handshake is.
    func mayFit(_ head: RequestHead, hasBody: Bool) -> Bool {
        !hasBody || haveBodies || !head.isMethod("POST")
    }

    func signs(in request: HandshakeRequest) -> Clues {
        var signs = Clues()
        for mark in marks where request.fulfils(mark.condition) {
            signs.add(Clue(place: mark.place, reason: mark.reason))
        }
        return signs
    }
}
