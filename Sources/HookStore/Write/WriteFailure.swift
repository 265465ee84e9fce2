internal import GRDB

extension Error {
    /// Whether the values of one row are the cause, so that others can be written: a constraint, a length, a value that
    /// could not be encoded.
    var concernsOneRow: Bool {
        guard let error = self as? DatabaseError else { return true }
        return switch error.resultCode.primaryResultCode {
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_RANGE, .SQLITE_TOOBIG: true
        // A full or failing disk, a locked or damaged store: nothing can be written, one by one or together.
        default: false
        }
    }

    /// Why a store cannot be written, in a few plain words.
    var writeProblem: String {
        guard let error = self as? DatabaseError else { return "\(self)" }
        let words = error.message ?? "\(error.resultCode)"
        return switch error.resultCode.primaryResultCode {
        case .SQLITE_FULL: "its disk is full"
        case .SQLITE_IOERR: "its disk fails (\(words))"
        case .SQLITE_READONLY, .SQLITE_PERM: "it may not be written (\(words))"
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: "it is damaged (\(words))"
        case .SQLITE_BUSY, .SQLITE_LOCKED: "another program keeps it locked"
        default: words
        }
    }
}
