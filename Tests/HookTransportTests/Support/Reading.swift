import HookModel
import NIOCore
import TestSupport

@testable import HookTransport

/// Feeds a reader piece by piece and tells what it saw.
func read(
    _ pieces: [ArraySlice<UInt8>], limits: ReceiverLimits = ReceiverLimits(), thenEnd: Bool = false
) -> [Seen] {
    var reader = RequestReader(limits: limits)
    var seen: [Seen] = []
    for piece in pieces {
        reader.feed(ByteBuffer(bytes: piece))
        collect(from: &reader, into: &seen)
    }
    if thenEnd { note(reader.finish(), into: &seen) }
    return seen
}

/// The same for bytes that came in one piece.
func read(_ text: String, limits: ReceiverLimits = ReceiverLimits(), thenEnd: Bool = false) -> [Seen] {
    read([bytes(text)[...]], limits: limits, thenEnd: thenEnd)
}

/// Every way of splitting that the tests try: at each position, and into single bytes.
func splits(_ text: String) -> [[ArraySlice<UInt8>]] {
    let all = bytes(text)
    return all.indices.map { [all[..<$0], all[$0...]] } + [all.indices.map { all[$0...$0] }]
}

private func collect(from reader: inout RequestReader, into seen: inout [Seen]) {
    while true {
        let step = reader.next()
        if case .needMore = step { return }
        note(step, into: &seen)
        if case .refused = step { return }
    }
}

private func note(_ step: RequestReader.Step, into seen: inout [Seen]) {
    switch step {
    case .needMore, .head: break
    case .message(let message): seen.append(.request(SeenRequest(message)))
    case .refused(let refusal): seen.append(.refused(refusal))
    }
}
