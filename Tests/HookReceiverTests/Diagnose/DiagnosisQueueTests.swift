import Testing

@testable import HookReceiver

@Suite struct DiagnosisQueueTests {
    @Test("The newest comes first, and of a flood the oldest make room")
    func order() {
        var queue = DiagnosisQueue()
        queue.add([1, 2])
        queue.add([3])
        #expect([queue.next(), queue.next(), queue.next(), queue.next()] == [3, 2, 1, nil])
        for id in 1...5000 { queue.add([Int64(id)]) }
        var ids: [Int64] = []
        while let id = queue.next() { ids.append(id) }
        #expect(ids == (4001...5000).reversed())
    }
}
