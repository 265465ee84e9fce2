import HookModel
import HookStore
import NIOCore

/// Something that payloads are read from.
enum CheckSource: Sendable {
    /// A file by its path, or standard input as `-`.
    case file(String)
    /// A part of a large file of lines.
    case lines(LinePiece)
    /// A stored capture.
    case capture(Int64, Store)

    /// What it is called in messages.
    var name: String {
        switch self {
        case .file(let path): path
        case .lines(let piece): "\(piece.path) from line \(piece.firstLine)"
        case .capture(let id, _): "capture \(id)"
        }
    }

    /// Checks all payloads in it, in their order.
    func check(with checker: PayloadChecker, found: (CheckedPayload) -> Void) async -> SourceNotes {
        switch self {
        case .file(let path):
            return PayloadFile(path).check(with: checker, found: found)
        case .lines(let piece):
            PayloadFile(piece.path).check(piece, with: checker, found: found)
            return SourceNotes()
        case .capture(let id, let store):
            found(await CheckSource.capture(id, in: store, with: checker))
            return SourceNotes()
        }
    }

    private static func capture(_ id: Int64, in store: Store, with checker: PayloadChecker) async -> CheckedPayload {
        let place = PayloadPlace(file: "capture \(id)")
        var checked = CheckedPayload(place: place)
        let capture: Capture?
        do {
            capture = try await store.capture(id, bodyLimit: .max)
        } catch {
            checked.problem = "\(error)"
            return checked
        }
        guard let capture else {
            checked.problem = "it is not there any more"
            return checked
        }
        guard capture.request.isComplete else {
            checked.problem = "its body did not arrive whole"
            return checked
        }
        return capture.request.body.withUnsafeReadableBytes {
            checker.check($0, at: place, known: capture.findings.identification) {
                capture.request.head.block.string($0)
            }
        }
    }
}
