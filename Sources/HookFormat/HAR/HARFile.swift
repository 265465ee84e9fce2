package import HookModel
internal import JSONText

/// HAR 1.2 (HTTP Archive) of captures, a piece at a time: `opening`, an `entry` for each capture, `closing`.
///
/// The standard's members say what other tools need; `_hooksight` beside them, and members with `_` at header lines and
/// bodies, say what an import needs to restore a capture exactly. Header values that are hidden stand nowhere.
package struct HARFile: Sendable {
    private let version: String
    private let origin: String
    private let credentials: Credentials

    /// Says how entries are written.
    ///
    /// - Parameters:
    ///   - version: This program's version, for `creator`.
    ///   - origin: Scheme, host and port that stand in the URL of a request without a usable `Host`.
    ///   - credentials: Whether header values that let their bearer in stand in it as they were sent.
    package init(version: String, origin: String = "http://127.0.0.1:4100", credentials: Credentials) {
        self.version = version
        self.origin = origin
        self.credentials = credentials
    }

    /// What stands before the first entry.
    package var opening: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("version")
            writer.string("1.2")
            writer.name("creator")
            writer.object { writer in
                writer.name("name")
                writer.string("hooksight")
                writer.name("version")
                writer.string(version)
            }
        }
        return Array("{\"log\":".utf8) + writer.bytes.dropLast() + Array(",\"entries\":[\n".utf8)
    }

    /// An entry; `isFirst` leaves out the comma before it.
    ///
    /// The capture holds its whole body; where it holds less, `_hooksight` says so, and the entry cannot be imported.
    package func entry(_ capture: Capture, isFirst: Bool) -> [UInt8] {
        var writer = JSONWriter(appendingTo: isFirst ? [] : Array(",\n".utf8))
        HAREntryWriter(capture, origin: origin, credentials: credentials).write(to: &writer)
        return writer.bytes
    }

    /// What stands behind the last entry.
    package var closing: [UInt8] { Array("\n]}}\n".utf8) }

    /// A whole file.
    package func bytes(_ captures: [Capture]) -> [UInt8] {
        var bytes = opening
        for (index, capture) in captures.enumerated() { bytes += entry(capture, isFirst: index == 0) }
        return bytes + closing
    }
}
