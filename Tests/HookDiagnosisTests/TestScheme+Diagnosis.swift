import TestSupport

/// Schemes that only diagnoses are tested with.
extension TestScheme {
    static let omnisales = TestScheme(
        testDescription: "omnisales",
        json: """
            {"header": "X-Webhook-Signature", "algorithm": "hmac-sha256", "encoding": "hex",
             "timestamp": {"header": "X-Webhook-Timestamp", "tolerance": "300s"}}
            """, secret: "whsec_test_omnisales")
    static let convoy = TestScheme(
        testDescription: "convoy, advanced",
        json: """
            {"header": "X-Convoy-Signature", "algorithm": "hmac-sha512", "encoding": "base64",
             "value": {"form": "pairs", "separator": ",", "signature": "v1", "timestamp": "t"},
             "content": "{timestamp},{body}", "timestamp": {"tolerance": "5m"}}
            """, secret: "convoy-secret")
    static let webflowSeconds = TestScheme(
        testDescription: "milliseconds",
        json: """
            {"header": "X-Signature", "algorithm": "hmac-sha256", "encoding": "hex", "content": "{timestamp}:{body}",
             "timestamp": {"header": "X-Time", "unit": "milliseconds", "tolerance": null}}
            """, secret: "webflow-secret")
}
