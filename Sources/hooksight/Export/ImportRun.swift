import HookModel
import JSONText

/// Imports files one after the other, and says what came of it.
struct ImportRun {
    private let paths: [String]
    private let form: ExportForm?
    private let json: Bool

    init(_ paths: [String], _ form: ExportForm?, json: Bool) {
        self.paths = paths
        self.form = form
        self.json = json
    }

    /// Stores all up to the first that is no capture; gives the exit code.
    ///
    /// - Throws: `SettingError` for a file of curl commands; `StoreError` when the store cannot be written.
    func run(_ writer: ImportWriter) async throws -> Int32 {
        var writer = writer
        let progress = Progress(isWanted: !json)
        defer { progress.end() }
        var failure: (any Error)?
        do {
            for path in paths {
                var reader = try ImportReader(path, as: form)
                while let record = try reader.next() {
                    try await writer.add(record)
                    progress.show("\(GroupedNumber.text(writer.count)) imported")
                }
            }
        } catch {
            failure = error
        }
        // What came before stays, whatever is wrong with what follows.
        do { try await writer.flush() } catch { failure = failure ?? error }
        progress.end()
        if let failure {
            if let setting = failure as? SettingError, writer.count == 0 { throw setting }
            Terminal.standardError.line("error: \(SafeLine.escape("\(failure)"))")
        }
        report(writer, isWhole: failure == nil)
        return failure == nil ? 0 : 2
    }

    private func report(_ writer: ImportWriter, isWhole: Bool) {
        if json {
            var object = JSONWriter()
            object.object { object in
                object.name("imported")
                object.integer(writer.count)
                for (name, id) in [("first", writer.first), ("last", writer.last)] {
                    object.name(name)
                    if let id { object.integer(id) } else { object.null() }
                }
                object.name("hidden")
                object.strings(writer.masked.list)
            }
            Terminal.standardOutput.line(String(decoding: object.bytes, as: UTF8.self))
        } else {
            let plural = writer.count == 1 ? "" : "s"
            var numbers = ""
            if let first = writer.first, let last = writer.last {
                numbers = first == last ? ": #\(first)" : ": #\(first) to #\(last)"
            }
            let line = "imported \(GroupedNumber.text(writer.count)) capture\(plural)\(numbers)"
            switch (isWhole, writer.count) {
            case (true, _): Terminal.standardOutput.line(line)
            case (false, 0): Terminal.standardError.line("nothing was imported")
            case (false, _):
                Terminal.standardError.line(line + ", all before it; correct it, and import what follows")
            }
        }
        if writer.masked.captures > 0 {
            Terminal.standardError.line(
                "note: the values of \(writer.masked.text) were hidden when they were exported, and stay so")
        }
    }
}
