import HookFormat
import HookModel
import HookStore

/// Writes captures one after the other, and says what came of it.
struct ExportRun {
    private let store: Store
    private let credentials: Credentials
    private let isSilent: Bool
    private var count = 0
    private var masked = MaskedNames()
    private var deleted = 0
    private var damaged: [String] = []

    /// Makes a run; with `isSilent`, as the output is standard output, only what is out of the ordinary is said.
    init(_ store: Store, _ credentials: Credentials, isSilent: Bool) {
        self.store = store
        self.credentials = credentials
        self.isSilent = isSilent
    }

    /// Exports all.
    ///
    /// - Parameters:
    ///   - ids: The captures.
    ///   - total: How many there are, where that is known.
    ///   - open: Makes the place where they go, once there is something to write.
    /// - Returns: The exit code.
    /// - Throws: What reading the store and writing throws; a file is at its place only after the last capture.
    mutating func run(_ ids: CaptureIDs, total: Int?, to open: () throws -> any ExportSink) async throws -> Int32 {
        var ids = ids
        var sink: (any ExportSink)?
        let progress = Progress(isWanted: !isSilent)
        defer { progress.end() }
        while let page = try await ids.next() {
            for id in page {
                guard let capture = try await capture(id) else { continue }
                if sink == nil { sink = try open() }
                try sink?.add(capture)
                masked.add(capture.request.hidden(by: credentials))
                count += 1
                let of = total.map { " of \(GroupedNumber.text($0))" } ?? ""
                progress.show("\(GroupedNumber.text(count))\(of) exported")
            }
        }
        progress.end()
        try sink?.finish()
        report(sink?.place)
        if !damaged.isEmpty { return 2 }
        return count == 0 ? 1 : 0
    }

    private mutating func capture(_ id: Int64) async throws -> Capture? {
        do {
            guard let capture = try await store.capture(id, bodyLimit: .max) else {
                deleted += 1
                return nil
            }
            return capture
        } catch {
            damaged.append("capture \(id): \(error)")
            return nil
        }
    }

    private func report(_ place: String?) {
        let terminal = Terminal.standardError
        for line in damaged.prefix(5) { terminal.line("error: left out, \(SafeLine.escape(line))") }
        if damaged.count > 5 { terminal.line("error: left out, and \(damaged.count - 5) more") }
        if deleted > 0 { terminal.line("note: \(deleted) deleted meanwhile") }
        if masked.captures > 0 {
            terminal.line("note: hidden \(masked.text); --show-credentials writes the values")
        }
        if count > 0, let place {
            terminal.line(
                "exported \(GroupedNumber.text(count)) capture\(count == 1 ? "" : "s") to \(SafeLine.escape(place))")
        }
    }
}
