import HookModel
import NIOCore
import TestSupport

@testable import HookTransport

/// What a reader made of some bytes, in a form that can be compared and printed.
enum Seen: Equatable {
    case request(SeenRequest)
    case refused(Refusal)
}

struct SeenRequest: Equatable {
    var method: String
    var target: String
    var version = "1.1"
    /// Name and value of each line; nil in an expectation that does not care.
    var headers: [[String]]?
    var body = ""
    var trailers: [[String]] = []
    var incompleteness: Incompleteness?
    var staysOpen = true
}

extension SeenRequest {
    init(_ message: ReadMessage) {
        let head = message.head
        self.init(
            method: latin1(head.block, head.methodRange), target: latin1(head.block, head.targetRange),
            version: head.version, headers: lines(head.block), body: latin1(message.body),
            trailers: lines(message.trailers), incompleteness: message.incompleteness, staysOpen: message.staysOpen
        )
    }
}

private func latin1(_ block: HeaderBlock, _ range: ByteRange) -> String {
    latin1(
        block.bytes.getSlice(at: block.bytes.readerIndex + Int(range.offset), length: Int(range.count)) ?? ByteBuffer())
}

private func lines(_ block: HeaderBlock) -> [[String]] {
    block.fields.map { [latin1(block, $0.name), latin1(block, $0.value)] }
}
