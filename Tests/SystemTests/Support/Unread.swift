import Foundation
import HookModel

/// A pipe of which as much is read as a test says; on threads, as they wait.
enum Unread {
    /// Reads until a text has come, and no byte more.
    static func text(upTo end: String, of pipe: Pipe) async throws -> String {
        let signal = StartSignal<String>()
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread {
            var bytes: [UInt8] = []
            while !bytes.reversed().starts(with: Array(end.utf8).reversed()) {
                let next = handle.readData(ofLength: 1)
                if next.isEmpty { break }
                bytes += next
            }
            signal.set(.success(String(decoding: bytes, as: UTF8.self)))
        }
        return try await signal.wait()
    }

    /// Reads until the other end is closed.
    static func rest(of pipe: Pipe) async throws -> String {
        let signal = StartSignal<String>()
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread {
            signal.set(.success(String(decoding: handle.readDataToEndOfFile(), as: UTF8.self)))
        }
        return try await signal.wait()
    }
}
