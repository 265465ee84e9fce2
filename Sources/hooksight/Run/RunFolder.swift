import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder for the store of one run, its owner's alone.
struct RunFolder {
    let path: String

    /// Makes it in `TMPDIR`, else in `/tmp`.
    ///
    /// - Throws: `CommandFailure` when it cannot be made.
    init() throws(CommandFailure) {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(parent)/hooksight-run-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFailure(
                description: "no folder for the store can be made in \(SafeLine.escape(parent)): "
                    + "\(String(cString: strerror(errno))); name another with TMPDIR, or a store with --keep-store")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Takes it away with everything in it.
    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
