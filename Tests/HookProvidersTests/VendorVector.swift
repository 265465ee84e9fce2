import TestSupport
import Testing

/// A signature that a sender has published, or that its own library is tested with.
struct VendorVector: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let scheme: TestScheme
    /// The shared secret; or the private key and the public one, where there are both.
    let secrets: [String]
    let headers: [(String, String)]
    var body = ""
    var base64Body: String?
    var url: String?
    var time = TestScheme.now

    static let sw1 = VendorVector(
        testDescription: "sw-1: standard-webhooks libraries' tests",
        scheme: .standardWebhooks,
        secrets: [
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        ],
        headers: [
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ],
        body: #"{"test": 2432232314}"#,
        time: 1614265330
    )
    static let sw1V1a = VendorVector(
        testDescription: "sw-1-v1a: svix-webhooks server worker.rs tests",
        scheme: .standardWebhooksV1a,
        secrets: [
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6"
                + "Kvg==",
            "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
        ],
        headers: [
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            (
                "webhook-signature",
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFy"
                    + "mVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
            ),
        ],
        body: #"{"test": 2432232314}"#,
        time: 1614265330
    )
    static let ghDocs = VendorVector(
        testDescription: "gh-docs: docs.github.com, Validating webhook deliveries",
        scheme: .github,
        secrets: [
            "It's a Secret to Everybody"
        ],
        headers: [
            (
                "X-Hub-Signature-256",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f43"
                    + "79c8b043e17"
            )
        ],
        body: "Hello, World!"
    )
    static let bitbucketDocs = VendorVector(
        testDescription: "bitbucket-docs: Atlassian Bitbucket docs",
        scheme: .bitbucket,
        secrets: [
            "It's a Secret to Everybody"
        ],
        headers: [
            (
                "X-Hub-Signature",
                "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f29"
                    + "37e133263c9"
            )
        ],
        body: "Hello World!"
    )
    static let stripeDotnet = VendorVector(
        testDescription: "stripe-dotnet: stripe/stripe-dotnet EventUtilityTest + Resources/event_test_signature.json",
        scheme: .stripe,
        secrets: [
            "webhook_secret"
        ],
        headers: [
            (
                "Stripe-Signature",
                "t=1533204620,v1=2220f87ef101a04665f11cdf770523143f8755720085"
                    + "77fa0f20882ddb9cc3c7,v0=63f3a72374a733066c4be69ed7f8e5ac85c2"
                    + "2c9f0a6a612ab9a025a9e4ee7eef"
            )
        ],
        base64Body: "ewogICJpZCI6ICJldnRfMTIzIiwKICAib2JqZWN0IjogImV2ZW50IiwKICAiYWNjb3VudCI6ICJhY2N0XzEyMyIs"
            + "CiAgImFwaV92ZXJzaW9uIjogIjIwMTctMDUtMjUiLAogICJjcmVhdGVkIjogMTUzMzIwNDYyMCwKICAiZGF0YSI6"
            + "IHsKICAgICJvYmplY3QiOiB7CiAgICAgICJpZCI6ICJjdXNfMTIzIiwKICAgICAgIm9iamVjdCI6ICJjdXN0b21l"
            + "ciIsCiAgICAgICJjcmVhdGVkIjogMTIzNDU2Nzg5LAogICAgICAiZW1haWwiOiAidGVzdEBzdHJpcGUuY29tIiwK"
            + "ICAgICAgImxpdmVtb2RlIjogZmFsc2UsCiAgICAgICJtZXRhZGF0YSI6IHt9CiAgICB9CiAgfSwKICAibGl2ZW1v"
            + "ZGUiOiBmYWxzZSwKICAicGVuZGluZ193ZWJob29rcyI6IDEsCiAgInJlcXVlc3QiOiB7CiAgICAiaWQiOiAicmVx"
            + "XzEyMyIsCiAgICAiaWRlbXBvdGVuY3lfa2V5IjogImlkZW1wb3RlbmN5LWtleS0xMjMiCiAgfSwKICAidHlwZSI6"
            + "ICJjdXN0b21lci5jcmVhdGVkIgp9Cg==",
        time: 1533204620
    )
    static let slackDocs = VendorVector(
        testDescription: "slack-docs: Slack docs 'Verifying requests'",
        scheme: .slack,
        secrets: [
            "8f742231b10e8888abcd99yyyzzz85a5"
        ],
        headers: [
            ("X-Slack-Request-Timestamp", "1531420618"),
            (
                "X-Slack-Signature",
                "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489"
                    + "c69b503"
            ),
        ],
        body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PS"
            + "S9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-coll"
            + "ect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F3977008855"
            + "54%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447"
            + "fce8b6703c",
        time: 1531420618
    )
    static let shopifyPhp = VendorVector(
        testDescription: "shopify-php: Shopify/shopify-api-php WebhookTest",
        scheme: .shopify,
        secrets: [
            "7008c5f4da4718b9b45d26d3fcbbb157"
        ],
        headers: [
            ("X-Shopify-Hmac-Sha256", "+R9TwYM4mbLTk3hEAOBkpA7zW2lc9vNFmVKs2u2jtyY=")
        ],
        body: #"{"foo":"bar"}"#
    )
    static let twilio1 = VendorVector(
        testDescription: "twilio-1: twilio-python/-ruby request_validator tests",
        scheme: .twilio,
        secrets: [
            "12345"
        ],
        headers: [
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ],
        body: "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18"
            + "005551212",
        url: "https://mycompany.com/myapp.php?foo=1&bar=2"
    )
    static let square2 = VendorVector(
        testDescription: "square-2: square SDK tests",
        scheme: .square,
        secrets: [
            "signature-key"
        ],
        headers: [
            ("x-square-hmacsha256-signature", "W3FlCNk5IA3ZQ2LHTWoajvzfaDu/OwY2tNHIHC3IUOA=")
        ],
        body: #"{"data":{"type":"webhooks","id":"fake_id"}}"#,
        url: "https://webhook.site/webhooks"
    )
    static let paddlePy1 = VendorVector(
        testDescription: "paddle-py-1: PaddleHQ/paddle-python-sdk notification verifier tests",
        scheme: .paddle,
        secrets: [
            "VALID_SECRET"
        ],
        headers: [
            (
                "Paddle-Signature",
                "ts=1698796800;h1=a300428748dce5c70e4da19bffd60769591ea969c99"
                    + "dea3105d0ec9612cf43f9"
            )
        ],
        body: #"{"data": ["1", "2"]}"#,
        time: 1698796800
    )
    static let razorpay = VendorVector(
        testDescription: "razorpay: razorpay/razorpay-node tests",
        scheme: .razorpay,
        secrets: [
            "123456"
        ],
        headers: [
            (
                "X-Razorpay-Signature",
                "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e"
                    + "3bbc"
            )
        ],
        body: #"{"a":1,"b":2,"c":{"d":3}}"#
    )
    static let zendeskCurrentOrder = VendorVector(
        testDescription: "zendesk-current-order: COMPUTED by us with the current documented order timestamp+body",
        scheme: .zendesk,
        secrets: [
            "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA="
        ],
        headers: [
            ("X-Zendesk-Webhook-Signature-Timestamp", "2021-07-25T10:00:00Z"),
            ("X-Zendesk-Webhook-Signature", "Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk="),
        ],
        body: #"{"say": "hello"}"#
    )
    static let sendgrid1 = VendorVector(
        testDescription: "sendgrid-1: sendgrid-nodejs eventwebhook.spec.js",
        scheme: .sendgrid,
        secrets: [
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe6"
                + "2gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
        ],
        headers: [
            ("X-Twilio-Email-Event-Webhook-Timestamp", "1600112502"),
            (
                "X-Twilio-Email-Event-Webhook-Signature",
                "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM"
                    + "+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="
            ),
        ],
        base64Body: "W3siZW1haWwiOiJoZWxsb0B3b3JsZC5jb20iLCJldmVudCI6ImRyb3BwZWQiLCJyZWFzb24iOiJCb3VuY2VkIEFk"
            + "ZHJlc3MiLCJzZ19ldmVudF9pZCI6IlpISnZjQzB4TURrNU5Ea3hPUzFNVW5wWWJGOU9TRk4wVDBkb1VUUnJiMlpU"
            + "YlY5QkxUQSIsInNnX21lc3NhZ2VfaWQiOiJMUnpYbF9OSFN0T0doUTRrb2ZTbV9BLmZpbHRlcmRyZWN2LXAzbWR3"
            + "MS03NTZiNzQ1YjU4LWttemJsLTE4LTVGNUZDNzZDLTkuMCIsInNtdHAtaWQiOiI8TFJ6WGxfTkhTdE9HaFE0a29m"
            + "U21fQUBpc210cGQwMDM5cDFpYWQxLnNlbmRncmlkLm5ldD4iLCJ0aW1lc3RhbXAiOjE2MDAxMTI0OTJ9XQ0K",
        time: 1600112502
    )

    static let all = [
        sw1,
        sw1V1a,
        ghDocs,
        bitbucketDocs,
        stripeDotnet,
        slackDocs,
        shopifyPhp,
        twilio1,
        square2,
        paddlePy1,
        razorpay,
        zendeskCurrentOrder,
        sendgrid1,
    ]
}
