import ArgumentParser
import HookFormat
import HookModel
import HookStore
import JSONText
import NIOCore

/// Prints a stored capture, or a part of it, as the inspector answers with it.
struct ShownCapture {
    private let store: Store
    private let credentials: Credentials
    private let output = Terminal.standardOutput

    /// Where a curl command and a HAR say that the request went.
    private static let origin = "http://127.0.0.1:4100"

    init(_ store: Store, _ credentials: Credentials) {
        self.store = store
        self.credentials = credentials
    }

    /// Prints a part of a capture.
    ///
    /// - Throws: `CommandFailure` for a capture that is gone, and for bytes that would harm a terminal; `StoreError` when
    ///   the store cannot be read.
    func print(_ part: ShownPart, of id: Int64) async throws {
        switch part {
        case .whole(let isJSON):
            let capture = try await capture(id, bodyLimit: CaptureObject.bodyLimit)
            if isJSON { return write { CaptureObject.write(capture, .whole, to: &$0) } }
            let text = CaptureText(capture, credentials: credentials, now: WallClock.system.now())
            output.write(Array(text.text.utf8))
        case .headers:
            for line in CaptureText.head(try await capture(id, bodyLimit: 0), credentials) { output.line(line) }
        case .body: try await body(of: id)
        case .raw: try writeBytes(ExportedMessage.bytes(try await capture(id), Credentials(areShown: true)), "raw", id)
        case .curl:
            let curl = ExportedCurl(try await capture(id), credentials)
            if curl.body != nil {
                Terminal.standardError.line("the body is a file: hooksight show \(id) --body > capture-\(id).body")
            }
            output.line(curl.text)
        case .har:
            let file = HARFile(version: Version.text, origin: ShownCapture.origin, credentials: credentials)
            output.write(file.bytes([try await capture(id)]))
        case .difference(let name, let isJSON): try await difference(of: id, from: name, isJSON: isJSON)
        }
    }

    private func capture(_ id: Int64, bodyLimit: Int = .max) async throws -> Capture {
        guard let capture = try await store.capture(id, bodyLimit: bodyLimit) else {
            throw CommandFailure(description: "no capture \(id), or not any more (hooksight list)")
        }
        return capture
    }

    /// The body piece by piece, so that a large one takes no more memory than a small one.
    private func body(of id: Int64) async throws {
        let capture = try await capture(id, bodyLimit: 0)
        try await BodyPieces(store: store, capture: capture).forEach { piece in
            try writeBytes(Array(piece.readableBytesView), "body", id)
        }
    }

    /// Writes bytes as they came; to a terminal only those that are text for it.
    private func writeBytes(_ bytes: [UInt8], _ flag: String, _ id: Int64) throws(CommandFailure) {
        if output.isWatched {
            let text = String(validating: bytes, as: UTF8.self) ?? "\0"
            let isHarmless = text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || scalar == "\r" || scalar == "\t"
                    || SafeText.escape(String(scalar)) == String(scalar)
            }
            guard isHarmless else {
                throw CommandFailure(
                    description: "these bytes are no text for a terminal; hooksight show \(id) --\(flag) > file")
            }
        }
        output.write(bytes)
        if output.isWatched, bytes.last != UInt8(ascii: "\n") { output.line("") }
    }

    private func difference(of id: Int64, from name: String, isJSON: Bool) async throws {
        let right = try await capture(id)
        let left = try await capture(try await other(name, of: right))
        let diff = CaptureDiff(left, right)
        if isJSON {
            write { DiffObject.write(diff, credentials: credentials, to: &$0) }
        } else {
            output.write(Array(DiffText(diff, credentials: credentials).text.utf8))
        }
    }

    private func other(_ name: String, of capture: Capture) async throws -> Int64 {
        if name == "previous" {
            guard let id = try await store.lastThatPassed(before: capture) else {
                throw CommandFailure(
                    description: "no earlier capture of the same provider and event has passed; name one: --diff 41")
            }
            return id
        }
        guard let named = try? ShownID.capture(name) else {
            throw SettingError("--diff", name, expected: "a capture's id such as 41, latest or previous")
        }
        switch named {
        case .id(let id): return id
        case .latest: return try await store.latestID() ?? capture.id
        }
    }

    private func write(_ value: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        value(&writer)
        output.line(String(decoding: writer.bytes, as: UTF8.self))
    }
}
