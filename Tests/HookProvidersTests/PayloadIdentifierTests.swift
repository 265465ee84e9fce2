import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

@Suite struct PayloadIdentifierTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let payload: String
        var folder: String?
        let provider: String?
        let because: [String]?
    }

    static let cases = [
        Case(
            testDescription: "envelope", payload: #"{"event":"x","timestamp":1,"data":{}}"#, provider: "bharatcart",
            because: ["envelope event, timestamp, data"]),
        Case(
            testDescription: "envelope before folder", payload: #"{"event":"x","timestamp":1,"data":{}}"#,
            folder: "omnisales", provider: "bharatcart", because: ["envelope event, timestamp, data"]),
        Case(
            testDescription: "folder before event", payload: #"{"event":"product.inventory_low"}"#,
            folder: "storefront", provider: "storefront", because: ["folder storefront"]),
        Case(
            testDescription: "a folder that is nobody's", payload: #"{"event":"product.inventory_low"}"#,
            folder: "invalid", provider: "omnisales", because: ["event product.inventory_low"]),
        Case(
            testDescription: "another member for the type", payload: #"{"type":"order.fulfilled"}"#,
            provider: "storefront", because: ["event order.fulfilled"]),
        Case(
            testDescription: "the event of two", payload: #"{"event":"payment.refunded"}"#, provider: nil,
            because: ["event payment.refunded fits brainsait", "event payment.refunded fits omnisales"]),
        Case(
            testDescription: "a handshake that names no event",
            payload: #"{"version":1,"application_id":"1","type":0}"#,
            provider: "discord", because: ["event PING"]),
        Case(testDescription: "half a handshake", payload: #"{"type":1}"#, provider: nil, because: nil),
        Case(
            testDescription: "an event's name where the sender has it in forms alone",
            payload: #"{"event":"opened","recipient":"a"}"#, provider: nil, because: nil),
        Case(testDescription: "nobody", payload: #"{"event":"x"}"#, provider: nil, because: nil),
        Case(
            testDescription: "no object", payload: #"["order.fulfilled"]"#, folder: "omnisales", provider: nil,
            because: nil),
        Case(
            testDescription: "a list by its folder", payload: #"[{"event":"x"}]"#, folder: "sendgrid",
            provider: "sendgrid", because: ["folder sendgrid"]),
        Case(
            testDescription: "a list by its first event", payload: #"[{"event":"spamreport"}]"#, provider: "sendgrid",
            because: ["event spamreport"]),
    ]

    @Test("A payload tells whose it is", arguments: cases)
    func identifies(_ test: Case) throws {
        let identifier = PayloadIdentifier(try TestCatalog.get())
        let found = try JSONDocument(test.payload).withText { identifier.identify($0, folder: test.folder) }
        #expect(found?.provider == test.provider)
        #expect(found?.because == test.because)
    }

    @Test("Each sample with an envelope is its provider's wherever it is", arguments: Sample.all)
    func samples(_ sample: Sample) throws {
        let catalog = try TestCatalog.get()
        guard catalog.document(sample.provider)?.identify.envelope != nil else { return }
        let identifier = PayloadIdentifier(catalog)
        let found = try JSONDocument(sample.bytes()).withText { identifier.identify($0) }
        #expect(found?.provider == sample.provider)
    }
}
