import HookFormat
internal import HookModel
internal import HookProviders
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `POST /check`: what a payload is worth that nobody keeps.
    func check(_ request: InspectorRequest) async throws -> Response {
        let provider = try request.query["provider"].map { id throws(Problem) -> ProviderDocument in
            guard let document = catalog.document(id) else {
                throw Problem.unknownName("provider", id, known: catalog.documents.map(\.id), list: "/providers")
            }
            return document
        }
        let checked = PostedPayload(
            try await request.bytes(), provider: provider, event: request.query["event"], catalog: catalog)
        return switch request.form() {
        case .text: .text(lines: checked.lines)
        case .json: .json { checked.write(to: &$0) }
        }
    }

    /// `POST /captures/{id}/check`: the findings by the documents and secrets of now.
    ///
    /// Timestamps are held against the time of receipt, as they were.
    func checkCapture(_ request: InspectorRequest) async throws -> Response {
        let id = try await captureID(request)
        guard var capture = try await store.capture(id, bodyLimit: .max) else { throw Problem.noCapture(id) }
        let before = capture.findings
        let received = capture.request
        capture.findings = await Task.detached { [evaluator] in
            evaluator.evaluate(received, at: received.receivedAt)
        }.value
        return switch request.form() {
        case .text: .text(lines: FindingsText(capture, now: WallClock.system.now()).lines)
        case .json:
            .json { [capture] writer in
                writer.object { writer in
                    writer.name("capture")
                    writer.integer(id)
                    FindingsObject.writeMembers(of: capture.findings, .whole, to: &writer)
                    writer.name("changed")
                    writer.strings(before.changes(to: capture.findings))
                }
            }
        }
    }
}

extension Findings {
    /// The members that are not what they were; explanations of signatures aside, which come later.
    fileprivate func changes(to new: Findings) -> [String] {
        var (old, now) = (signature, new.signature)
        (old.diagnosis, now.diagnosis) = (nil, nil)
        let parts = [
            ("provider", provider == new.provider), ("event", event == new.event && batch == new.batch),
            ("signature", old == now), ("payload", payload == new.payload), ("handshake", handshake == new.handshake),
            ("header_checks", headerChecks == new.headerChecks), ("source_address", sourceAddress == new.sourceAddress),
        ]
        return parts.filter { !$0.1 }.map(\.0)
    }
}
