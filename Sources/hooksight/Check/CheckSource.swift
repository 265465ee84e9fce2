import HookModel
import HookStore
import NIOCore

/// Something that payloads are read from.
enum CheckSource: Sendable {
    /// A file by its path, or standard input as `-`.
    case file(String)
    /// A part of a large file of lines.
    case lines(LinePiece)
    /// Stored captures.
    case captures(ArraySlice<Int64>, Store)

    /// So many captures are one source: enough that reading and reporting them costs little beside checking them.
    private static let batch = 256
    /// So many bytes of their bodies are held at once.
    private static let bytes = 8_388_608

    /// All captures with these ids.
    static func captures(_ ids: [Int64], in store: Store) -> [CheckSource] {
        stride(from: 0, to: ids.count, by: batch).map { .captures(ids[$0..<min($0 + batch, ids.count)], store) }
    }

    /// How many things it is at least, to tell how far the work has come.
    var count: Int {
        guard case .captures(let ids, _) = self else { return 1 }
        return ids.count
    }

    /// What it is called in reports; nil where each payload has a name of its own.
    var name: String? {
        switch self {
        case .file(let path): path
        case .lines(let piece): "\(piece.path) from line \(piece.firstLine)"
        case .captures: nil
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
        case .captures(let ids, let store):
            await CheckSource.check(ids, in: store, with: checker, found: found)
            return SourceNotes()
        }
    }

    private static func check(
        _ ids: ArraySlice<Int64>, in store: Store, with checker: PayloadChecker, found: (CheckedPayload) -> Void
    ) async {
        var rest = ids
        while let first = rest.first {
            do {
                let rows = try await store.requests(rest, bytes: CheckSource.bytes)
                for row in rows { found(CheckSource.check(row, with: checker)) }
                rest = rest.dropFirst(max(1, rows.count))
            } catch {
                found(CheckSource.unchecked(first, "\(error)"))
                rest = rest.dropFirst()
            }
        }
    }

    private static func check(_ row: RequestRow, with checker: PayloadChecker) -> CheckedPayload {
        switch row {
        case .unreadable(let id, let reason): return unchecked(id, reason)
        case .request(let request, let id, let known):
            guard request.isComplete else { return unchecked(id, "its body did not arrive whole") }
            return request.body.withUnsafeReadableBytes {
                checker.check(request.head, $0, at: place(id), known: known)
            }
        }
    }

    private static func unchecked(_ id: Int64, _ problem: String) -> CheckedPayload {
        var checked = CheckedPayload(place: place(id))
        checked.problem = problem
        return checked
    }

    private static func place(_ id: Int64) -> PayloadPlace { PayloadPlace(capture: id) }
}
