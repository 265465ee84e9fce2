import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookTransport

@Suite struct RequestReaderTests {
    @Test(arguments: AcceptedCase.all)
    func accepts(_ item: AcceptedCase) {
        let seen = read(item.input)
        #expect(seen.map(withoutHeaders(like: item)) == item.requests.map(Seen.request))
        for pieces in splits(item.input) {
            #expect(read(pieces) == seen, "split into \(pieces.map(\.count))")
        }
    }

    @Test(arguments: RefusedCase.all)
    func refuses(_ item: RefusedCase) {
        #expect(item.refusal.status == item.status)
        #expect(read(item.input) == [.refused(item.refusal)])
        guard item.input.count < 1000 else { return }
        for pieces in splits(item.input) {
            #expect(read(pieces) == [.refused(item.refusal)], "split into \(pieces.map(\.count))")
        }
    }

    @Test(arguments: RefusedCase.all)
    func refusesBehindGoodRequest(_ item: RefusedCase) {
        let good = "GET /first HTTP/1.1\r\nHost: x\r\n\r\n"
        let seen = read(good + item.input)
        #expect(seen.count == 2)
        #expect(seen.last == .refused(item.refusal))
    }

    @Test func everyRefusalHasItsCase() {
        let unreadable: Set<Refusal> = [
            .headCut, .headTimedOut, .overloaded, .targetTooLong, .headTooLarge, .tooManyLines,
        ]
        #expect(Set(RefusedCase.all.map(\.refusal)).union(unreadable) == Set(Refusal.allCases))
    }

    @Test func keepsHeadAsItCame() throws {
        let text = "POST /\u{FF} HTTP/1.1\r\nhost:  x \r\nX-\u{41}:\t\u{E9}\r\nContent-Length: 1\r\n\r\na"
        var reader = RequestReader(limits: ReceiverLimits())
        reader.feed(ByteBuffer(bytes: bytes(text)))
        guard case .message(let message) = reader.next() else { throw Missing() }
        #expect(latin1(message.head.block.bytes) == String(text.dropLast()))
        let stored = try #require(RequestHead(stored: message.head.block.bytes))
        #expect(stored == message.head)
    }

    @Test func tellsHeadBeforeItsBody() throws {
        var reader = RequestReader(limits: ReceiverLimits())
        reader.feed(
            ByteBuffer(string: "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"))
        guard case .head(let head) = reader.next() else { throw Missing() }
        #expect(head.framing == .length(2))
        #expect(head.expectsContinue)
        guard case .needMore = reader.next() else { throw Missing() }
        #expect(reader.phase == .body)
    }

    /// No number of announced bytes may cost memory before they come.
    @Test func announcedLengthAllocatesNothing() {
        var limits = ReceiverLimits()
        limits.bodyBytes = 1 << 40
        var reader = RequestReader(limits: limits)
        reader.feed(ByteBuffer(string: "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\nabc"))
        while case .head = reader.next() {}
        #expect(reader.bodyBytes == 3)
        #expect(reader.bodyCapacity < 1024)
    }

    private func withoutHeaders(like item: AcceptedCase) -> (Seen) -> Seen {
        { seen in
            guard case .request(var request) = seen, item.requests.allSatisfy({ $0.headers == nil }) else {
                return seen
            }
            request.headers = nil
            return .request(request)
        }
    }
}

struct Missing: Error {}
