import HookModel
import HookReceiver
import HookStore
import TestSupport
import Testing

/// Kind 8: which request repeats an event, and which only looks like it.
@Suite(.timeLimit(.minutes(3))) struct FieldDuplicateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Method, target, header lines and body of both requests.
        let first: (String, String, [String], String)
        let second: (String, String, [String], String)
        let isDuplicate: Bool
    }

    private static let form = ["Content-Type: application/x-www-form-urlencoded", "X-Twilio-Signature: x"]
    private static let get = ["X-Twilio-Signature: x"]
    private static let json = ["Content-Type: application/json"]

    private static func github(_ delivery: String) -> [String] {
        json + ["X-GitHub-Event: star", "X-GitHub-Delivery: \(delivery)"]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "X16: a GET with another query", first: ("GET", "/twilio?CallSid=CA1", get, ""),
            second: ("GET", "/twilio?CallSid=CA2", get, ""), isDuplicate: false),
        Case(
            testDescription: "X16: a GET with the same query", first: ("GET", "/twilio?CallSid=CA3", get, ""),
            second: ("GET", "/twilio?CallSid=CA3", get, ""), isDuplicate: true),
        Case(
            testDescription: "X16: neither body nor query is an event", first: ("GET", "/twilio", get, ""),
            second: ("GET", "/twilio", get, ""), isDuplicate: false),
        Case(
            testDescription: "a form again", first: ("POST", "/t", form, "CallSid=CA4&CallStatus=busy"),
            second: ("POST", "/t", form, "CallSid=CA4&CallStatus=busy"), isDuplicate: true),
        Case(
            testDescription: "a form with another status", first: ("POST", "/t", form, "CallSid=CA5&CallStatus=busy"),
            second: ("POST", "/t", form, "CallSid=CA5&CallStatus=failed"), isDuplicate: false),
        Case(
            testDescription: "a form again, with the sender's own id",
            first: ("POST", "/t", form + ["I-Twilio-Idempotency-Token: i1"], "CallSid=CA6&CallStatus=busy"),
            second: ("POST", "/u", form + ["I-Twilio-Idempotency-Token: i1"], "CallSid=CA6&CallStatus=busy&x=1"),
            isDuplicate: true),
        Case(
            testDescription: "a redelivery has the id of the first", first: ("POST", "/g", github("d1"), "{}"),
            second: ("POST", "/g", github("d1"), #"{"a":1}"#), isDuplicate: true),
        Case(
            testDescription: "equal bodies of two deliveries", first: ("POST", "/g", github("d2"), #"{"b":1}"#),
            second: ("POST", "/g", github("d3"), #"{"b":1}"#), isDuplicate: false),
        Case(
            testDescription: "an event without an id, to another path",
            first: ("POST", "/a/webhooks/bharatcart", json, #"{"event":"order.paid"}"#),
            second: ("POST", "/b/webhooks/bharatcart", json, #"{"event":"order.paid"}"#), isDuplicate: false),
        Case(
            testDescription: "an event without an id, again",
            first: ("POST", "/c/webhooks/bharatcart", json, #"{"event":"order.paid","n":1}"#),
            second: ("POST", "/c/webhooks/bharatcart", json, #"{"event":"order.paid","n":1}"#), isDuplicate: true),
        Case(
            testDescription: "nobody's are no events", first: ("POST", "/x", json, #"{"n":1}"#),
            second: ("POST", "/x", json, #"{"n":1}"#), isDuplicate: false),
        Case(
            testDescription: "another sender's of the same id", first: ("POST", "/g", github("same"), "{}"),
            second: ("POST", "/webhooks/stripe", json, #"{"id":"same","type":"charge.failed"}"#), isDuplicate: false),
    ]

    @Test("Two requests, of which the second repeats the first or does not")
    func duplicates() async throws {
        try await withReceiver { running in
            for (index, example) in Self.cases.enumerated() {
                for (method, target, headers, body) in [example.first, example.second] {
                    let client = try await running.connect()
                    let lines = ["\(method) \(target) HTTP/1.1", "Host: h", "Content-Length: \(body.utf8.count)"]
                    try await client.send((lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + body)
                    #expect(await client.next()?.status == 200)
                    client.close()
                }
                let first = Int64(index * 2 + 1)
                let found = try await running.store.capture(first + 1)?.duplicateOf
                #expect(found == (example.isDuplicate ? first : nil), "\(example)")
                #expect(try await running.store.capture(first)?.duplicateOf == nil, "\(example)")
            }
        }
    }
}
