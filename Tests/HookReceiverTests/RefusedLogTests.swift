import HookModel
import HookReceiver
import NIOCore
import Testing

struct RefusedLogTests {
    @Test("The last hundred are kept, newest first, and all are counted", arguments: [0, 1, 99, 100, 101, 250])
    func isBounded(count: Int) {
        let log = RefusedLog()
        for index in 0..<count {
            log.add(
                RefusedRequest(
                    reason: "bad_target", explanation: "", status: 400,
                    refusedAt: Timestamp(milliseconds: Int64(index)),
                    remote: RemoteAddress(text: "unix"), firstBytes: ByteBuffer()))
        }
        let page = log.newest
        #expect(page.total == count)
        let expected = (0..<count).suffix(RefusedLog.limit).reversed().map { Timestamp(milliseconds: Int64($0)) }
        #expect(page.requests.map(\.refusedAt) == expected)
    }
}
