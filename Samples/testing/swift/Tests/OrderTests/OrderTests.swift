// hooksight run -- swift test
import Testing

@Suite(.serialized) struct OrderTests {
    @Test func orderIsAnnounced() throws {
        let start = try Webhooks.mark()
        try Webhooks.run("./shop")
        let answer = try Webhooks.expect(
            "omnisales order.created signature:verified payload:valid", after: start, "--within", "1s")
        #expect(answer.contains("\"path\":\"/webhooks/omni\""))
    }

    @Test func nothingWrongIsSent() throws {
        let start = try Webhooks.mark()
        try Webhooks.run("./shop")
        try Webhooks.expect(
            "payload:invalid OR signature:failed", after: start, "--absent", "--within", "200ms")
    }
}
