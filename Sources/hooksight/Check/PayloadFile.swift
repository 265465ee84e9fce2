import HookModel
import JSONText

/// A file of payloads: one, one in each line, or the requests of a HAR.
struct PayloadFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// The form that a name tells; by what is in it otherwise.
    private enum Form {
        case lines, archive, unsaid

        init(_ path: String) {
            let name = path.lowercased()
            if name.hasSuffix(".har") {
                self = .archive
            } else if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") {
                self = .lines
            } else {
                self = .unsaid
            }
        }
    }

    /// Checks its payloads in their order; a file that cannot be read counts as one that could not be checked.
    func check(with checker: PayloadChecker, found: (CheckedPayload) -> Void) -> SourceNotes {
        let bytes: [UInt8]
        do {
            bytes = try BodyFile.read(path)
        } catch {
            found(unchecked(error.reason))
            return SourceNotes()
        }
        switch Form(path) {
        case .archive: return ArchivedRequests(path, bytes).check(with: checker, found: found)
        case .lines: lines(bytes, checker, found)
        case .unsaid:
            bytes.withUnsafeBytes { raw in
                if PayloadLines.areIn(raw) {
                    lines(bytes, checker, found)
                } else {
                    found(checker.check(raw, at: PayloadPlace(file: path)))
                }
            }
        }
        return SourceNotes()
    }

    /// Checks the payloads of a piece of a file of lines.
    func check(_ piece: LinePiece, with checker: PayloadChecker, found: (CheckedPayload) -> Void) {
        do {
            let bytes = try BodyFile.read(path, piece.bytes, next: "it has changed while it was checked")
            lines(bytes, from: piece.firstLine, checker, found)
        } catch {
            found(unchecked("\(error.reason); \(error.next)"))
        }
    }

    private func lines(
        _ bytes: [UInt8], from first: Int = 1, _ checker: PayloadChecker, _ found: (CheckedPayload) -> Void
    ) {
        var isEmpty = true
        bytes.withUnsafeBytes { raw in
            for (number, line) in PayloadLines(raw) {
                isEmpty = false
                var place = PayloadPlace(file: path)
                place.line = first + number - 1
                found(checker.check(line, at: place))
            }
        }
        if isEmpty, first == 1 { found(unchecked("there is nothing to check in it; expected a payload in each line")) }
    }

    private func unchecked(_ problem: String) -> CheckedPayload {
        var place = PayloadPlace(file: path)
        place.isInside = false
        var checked = CheckedPayload(place: place)
        checked.problem = problem
        return checked
    }
}
