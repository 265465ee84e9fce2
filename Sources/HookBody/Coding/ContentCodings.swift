package import HookModel
internal import NIOCore

/// What a request's `Content-Encoding` says was done to its body (RFC 9110, section 8.4).
package struct ContentCodings: Sendable, Equatable {
    /// The names in lower case, in the order in which they were applied; `identity` is left out.
    package let names: [String]

    /// So many are undone; a list of hundreds is nobody's but an attacker's.
    package static let limit = 4

    package init(_ names: [String]) { self.names = names }

    /// Reads all `Content-Encoding` lines of a head.
    package init(_ head: RequestHead) {
        // Nearly all requests name none.
        guard ContentCodings.areNamed(in: head) else {
            names = []
            return
        }
        names = head.block.all(ContentCodings.header).flatMap { line in
            head.block.text(line.value).lowercased().split(separator: ",").map {
                $0.filter { $0 != " " && $0 != "\t" }
            }
        }.filter { !$0.isEmpty && $0 != "identity" }
    }

    private static let header: HeaderName = "Content-Encoding"

    /// Whether a head names any, so that a short body may stand for a long one.
    package static func areNamed(in head: RequestHead) -> Bool {
        head.block.bytes.withUnsafeReadableBytes { HeaderLines(head.block, in: $0).contains(header) }
    }

    /// The first that is not known, or all of them where they are too many to be undone; nil where all can be undone.
    package var unknown: String? {
        names.count > ContentCodings.limit ? names.joined(separator: ", ") : names.first { !Inflater.knows($0) }
    }

    /// What undoing them comes to.
    package enum Outcome {
        /// Nothing was done to the body.
        case plain
        /// The body as it was before.
        case decoded([UInt8])
        /// A coding that is not known; holds its name.
        case unknown(String)
        /// The bytes are not of the coding that is named, or end early.
        case broken(String)
        /// The result is longer than the limit; holds the coding.
        case tooLong(String)
    }

    /// The longest result in bytes: 64 MiB, and no more than 1 MiB and 100 times the body, since a few bytes can stand
    /// for very many.
    package static func lengthLimit(of body: Int) -> Int { min(Inflater.limit, 1 << 20 + body * 100) }

    /// Undoes them, the last first.
    package func undo(_ body: UnsafeRawBufferPointer) -> Outcome {
        guard !names.isEmpty else { return .plain }
        guard names.count <= ContentCodings.limit else { return .unknown(names.joined(separator: ", ")) }
        let limit = ContentCodings.lengthLimit(of: body.count)
        var result: [UInt8]?
        for name in names.reversed() {
            let outcome =
                result.map { $0.withUnsafeBytes { Inflater.undo(name, $0, limit: limit) } }
                ?? Inflater.undo(name, body, limit: limit)
            switch outcome {
            case .decoded(let bytes): result = bytes
            case let other: return other
            }
        }
        return result.map(Outcome.decoded) ?? .plain
    }
}
