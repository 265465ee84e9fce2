extension ProgramTests.VerifyCommandTests {
    // docs.github.com, Validating webhook deliveries.
    static let docsSecret = "It's a Secret to Everybody"
    static let docsBody = "Hello, World!"
    static let docsCode = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    static let docsDigest = "dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f"
    static let docsLine = "X-Hub-Signature-256: sha256=\(docsCode)"
    /// The HMAC of the same body with the key `wrong`.
    static let wrongCode = "2362b64d852ab1b1b738e8f855d6a897bdd025a326d0726ab549275ddf51591a"

    private static let github = ["--provider", "github", "--secret", docsSecret]
    private static let scheme = "scheme     hmac-sha256-hex in X-Hub-Signature-256"
    private static let found = "found      1 signature of 32 bytes in hexadecimal"
    private static let named = "provider   github, as named"
    private static let signed = "signed     {body}: 13 bytes, SHA-256 \(docsDigest)"

    // The Standard Webhooks libraries' own vector.
    private static let standardSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let standardCode = "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    private static let standardLines = [
        "-H", "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek", "-H", "webhook-timestamp: 1614265330", "-H",
        "webhook-signature: v1,\(standardCode)",
    ]
    private static let standardSteps = [
        "signed     {id}.{timestamp}.{body}: 60 bytes, SHA-256 fd94dd7335dc2af74a2c07ebe09e9b6c1035bf38997d424067b10d3f7c00297c",
        "             {id} 28 bytes \"msg_p5jXN8AQM9LWM0D4loKWxJek\"",
        "             \".\" 1 byte",
        "             {timestamp} 10 bytes \"1614265330\"",
        "             \".\" 1 byte",
        "             {body} 20 bytes, SHA-256 ae858931f67887e8150d6f96c9fe03062c1df36b4464c4ddc8e002c084d5d198",
    ]

    private static func standard(_ time: String, _ age: String, _ outcome: String) -> [String] {
        [
            "provider   standard-webhooks, identified by header webhook-signature",
            "scheme     hmac-sha256-base64 in webhook-signature",
            "found      1 signature of 32 bytes in base64",
            "secret     1, --secret: key, 24 bytes of base64 behind whsec_"
                + (outcome == "in time" ? ", which made it" : ""),
            "timestamp  \"1614265330\" in webhook-timestamp is 2021-02-25T15:02:10.000Z, \(age); at most 5m either way: "
                + outcome,
        ] + standardSteps + ["clock      \(time), as given by --at"]
    }

    static let verdicts = [
        VerifyCase(
            testDescription: "verified", files: ["body": docsBody], arguments: github + ["-H", docsLine, "body"],
            status: 0,
            output: [
                "signature  verified – made with --secret for exactly these bytes", named, scheme, found,
                "secret     1, --secret: key, 26 bytes of text, which made it", signed,
            ], hidden: [docsSecret, docsCode]),
        VerifyCase(
            testDescription: "a mismatch tells neither the secret nor what would be right",
            files: ["body": docsBody + "\n"], arguments: github + ["-H", docsLine, "body"], status: 1,
            output: [
                "signature  failed: mismatch – no secret makes it for these bytes", named, scheme, found,
                "secret     1, --secret: key, 26 bytes of text",
                "signed     {body}: 14 bytes, SHA-256 c98c24b677eff44860afea6f493bbaec5bb1c4cbb209c6fc2bbb47f66ff2ad31",
            ], causes: ["final_newline_added"], hidden: [docsSecret, docsCode]),
        VerifyCase(
            testDescription: "what would be right, asked for", files: ["body": docsBody],
            arguments: ["--provider", "github", "--secret", "wrong", "--show-expected", "-H", docsLine, "body"],
            status: 1,
            output: [
                "signature  failed: mismatch – no secret makes it for these bytes", named, scheme, found,
                "secret     1, --secret: key, 5 bytes of text", signed,
                "expected   X-Hub-Signature-256: sha256=\(wrongCode)",
            ], causes: ["test_secret"], hidden: [docsCode]),
        VerifyCase(
            testDescription: "a public key cannot tell what would be right", files: ["body": "{}"],
            arguments: [
                "--provider", "discord", "--secret", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "--show-expected", "-H", "X-Signature-Ed25519: \(String(repeating: "0", count: 128))", "-H",
                "X-Signature-Timestamp: 1", "--at", "2", "body",
            ], status: 1,
            output: [
                "signature  failed: mismatch – no secret makes it for these bytes",
                "provider   discord, as named",
                "scheme     ed25519-hex in X-Signature-Ed25519",
                "found      1 signature of 64 bytes in hexadecimal",
                "secret     1, --secret: public key, 32 bytes of hexadecimal",
                "timestamp  \"1\" in X-Signature-Timestamp is 1970-01-01T00:00:01.000Z, 1s old; any age passes",
                "signed     {timestamp}{body}: 3 bytes, SHA-256 5b005ea94400c6292bf37723819a2155587051d20183105c71b68bbdc9555317",
                "             {timestamp} 1 byte \"1\"",
                "             {body} 2 bytes, SHA-256 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                "clock      1970-01-01T00:00:02.000Z, as given by --at",
                "expected   cannot be told: no secret here signs, or the request lacks what is signed",
            ], causes: ["unexplained"]),
        VerifyCase(
            testDescription: "missing", files: ["body": docsBody], arguments: github + ["body"], status: 1,
            output: [
                "signature  missing – there is no signature in the request", named, scheme,
                "found      nothing: X-Hub-Signature-256 is not there",
                "secret     1, --secret: key, 26 bytes of text", signed,
                "scheme     hmac-sha1-hex in X-Hub-Signature", "found      nothing: X-Hub-Signature is not there",
                "secret     1, --secret: key, 26 bytes of text", signed,
            ], causes: ["signature_missing"], hidden: [docsSecret, docsCode]),
        VerifyCase(
            testDescription: "malformed", files: ["body": docsBody],
            arguments: github + ["-H", "X-Hub-Signature-256: \(docsCode)", "body"], status: 1,
            output: [
                "signature  failed: malformed – it is no signature in form", named, scheme,
                "found      a text that is no signature in form",
                "secret     1, --secret: key, 26 bytes of text", signed,
            ], causes: ["other_prefix"], hidden: [docsSecret, docsCode]),
        VerifyCase(
            testDescription: "no secret", files: ["body": docsBody],
            arguments: ["--provider", "github", "-H", docsLine, "body"], status: 2,
            output: [
                "signature  no_secret – right in form; no secret is configured to verify it with", named, scheme,
                found, "secret     none", signed,
            ], causes: ["no_secret"],
            errors: "error: there is no secret to check with; give it with --secret, or set HOOKSIGHT_SECRET_GITHUB",
            hidden: [docsCode]),
        VerifyCase(
            testDescription: "not signed", files: ["body": docsBody], arguments: ["--provider", "esahayak", "body"],
            status: 1,
            output: [
                "signature  not_signed – eSahayak does not sign its requests", "provider   esahayak, as named",
            ]),
        VerifyCase(
            testDescription: "identified, in time by a Unix time in seconds", files: ["body": #"{"test": 2432232314}"#],
            arguments: ["--secret", standardSecret, "--at", "1614265630"] + standardLines + ["body"], status: 0,
            output: ["signature  verified – made with --secret for exactly these bytes, and in time"]
                + standard("2021-02-25T15:07:10.000Z", "300s old", "in time") + ["accepted   nearly_stale"],
            causes: ["nearly_stale"], hidden: [standardSecret, standardCode]),
        VerifyCase(
            testDescription: "A6: milliseconds pass where the sender's code looks at the past alone, and are noted",
            files: ["body": #"{"type":"invoice.paid"}"#],
            arguments: [
                "--provider", "stripe", "--secret", "whsec_x-0123456789", "--at", "1736938200", "-H",
                "Stripe-Signature: t=1736938200000,v1=6f6bc97f4015f3b4e72ee6d93299eb421878893fc98715c824182ae334cfde04",
                "body",
            ], status: 0,
            output: [
                "signature  verified – made with --secret for exactly these bytes", "provider   stripe, as named",
                "scheme     hmac-sha256-hex in Stripe-Signature", found,
                "secret     1, --secret: key, 18 bytes of text, which made it",
                "timestamp  \"1736938200000\" in t of Stripe-Signature is 57011-05-20T09:20:00.000Z, "
                    + "20083347 days ahead of the clock; at most 5m old: not refused, and probably in another unit",
                "signed     {timestamp}.{body}: 37 bytes, SHA-256 577122e1b77e4a4117619b718ff6c5e039272dbd9704f33a5d3c0fdd30f740ad",
                "             {timestamp} 13 bytes \"1736938200000\"", "             \".\" 1 byte",
                "             {body} 23 bytes, SHA-256 699459e83477526028d71f68b7aa1c06705441e7242cdaebc20fd52692d462cd",
                "clock      2025-01-15T10:50:00.000Z, as given by --at", "accepted   timestamp_unit",
            ], causes: ["timestamp_unit"], hidden: ["whsec_x-0123456789"]),
        VerifyCase(
            testDescription: "a second too late, in milliseconds", files: ["body": #"{"test": 2432232314}"#],
            arguments: ["--secret", standardSecret, "--at", "1614265631000"] + standardLines + ["body"], status: 1,
            output: ["signature  failed: stale – it is right, and its timestamp is too far from the clock"]
                + standard("2021-02-25T15:07:11.000Z", "301s old", "too far"), causes: ["stale"],
            hidden: [standardSecret, standardCode]),
        VerifyCase(
            testDescription: "too early, as RFC 3339", files: ["body": #"{"test": 2432232314}"#],
            arguments: ["--secret", standardSecret, "--at", "2021-02-25T14:02:10Z"] + standardLines + ["body"],
            status: 1,
            output: ["signature  failed: stale – it is right, and its timestamp is too far from the clock"]
                + standard("2021-02-25T14:02:10.000Z", "3600s ahead of the clock", "too far"),
            causes: ["stale", "time_zone"],
            hidden: [standardSecret, standardCode]),
        VerifyCase(
            testDescription: "a scheme of flags", files: ["body": docsBody],
            arguments: [
                "--header-name", "X-Sig", "--algorithm", "sha256", "--accept-prefix", "sha256=", "--secret", docsSecret,
                "--header", "x-sig: SHA256=\(docsCode.uppercased())", "body",
            ], status: 0,
            output: [
                "signature  verified – made with --secret for exactly these bytes",
                "provider   none; the scheme is that of the flags", "scheme     hmac-sha256-hex in X-Sig", found,
                "secret     1, --secret: key, 26 bytes of text, which made it", signed,
                "accepted   prefix_added, upper_case_hex",
            ], hidden: [docsSecret, docsCode]),
        VerifyCase(
            testDescription: "a token is compared, and not told", files: ["body": docsBody],
            arguments: [
                "--header-name", "X-Token", "--algorithm", "token", "--secret", "right token", "-H",
                "X-Token: wrong token", "body",
            ], status: 1,
            output: [
                "signature  failed: mismatch – no secret makes it for these bytes",
                "provider   none; the scheme is that of the flags", "scheme     token in X-Token",
                "found      a token of 11 bytes", "secret     1, --secret: key, 11 bytes of text",
                "signed     nothing; the secret itself is sent",
            ], causes: ["unexplained"], hidden: ["right token", "wrong token"]),
        VerifyCase(
            testDescription: "a form signed with its URL", files: ["body": "b=2&a=1"],
            arguments: [
                "--provider", "twilio", "--secret", "12345", "--url", "https://hooks.example/in?x=1", "-H",
                "X-Twilio-Signature: 3rkMFjsuX4qqiFxXANnmJ09mXGI=", "body",
            ], status: 1,
            output: [
                "signature  failed: mismatch – no secret makes it for these bytes", "provider   twilio, as named",
                "scheme     hmac-sha1-base64 in X-Twilio-Signature", "found      1 signature of 20 bytes in base64",
                "secret     1, --secret: key, 5 bytes of text",
                "signed     {url}{params}: 32 bytes, SHA-256 b9075720ba602f20e7d50751343cb9ada4bfedcb017415da381a1e32b326d72b",
                "             {url} 28 bytes \"https://hooks.example/in?x=1\"",
                "             {params} 4 bytes, SHA-256 85337816d263d362acb23a4255a636191075c2a90c47f2ee6db3362f7df11203",
                "           or with the other spelling of the URL's port",
                "url        https://hooks.example/in?x=1",
            ], causes: ["unexplained"], errors: "warning: no Content-Type was given; the body is taken for a form"),
        VerifyCase(
            testDescription: "what a request says cannot move a cursor", files: ["body": "{}"],
            arguments: [
                "--provider", "standard-webhooks", "--secret", standardSecret, "--at", "5", "-H",
                "webhook-id: \u{1B}]52;c;eA==\u{7}", "-H", "webhook-timestamp: \u{9B}2J", "-H",
                "webhook-signature: v1,\(standardCode)", "body",
            ], status: 1,
            output: [
                "signature  failed: timestamp_malformed – the timestamp that goes with it is none",
                "provider   standard-webhooks, as named", "scheme     hmac-sha256-base64 in webhook-signature",
                "found      1 signature of 32 bytes in base64",
                "secret     1, --secret: key, 24 bytes of base64 behind whsec_",
                #"timestamp  "\u{9b}2J" in webhook-timestamp, which is no time in seconds"#,
                "signed     {id}.{timestamp}.{body}: 20 bytes, SHA-256 d0cad734fecbdc4250b7d155bd539109b3afdd62c5cf5e7688b9ee9c3817a53e",
                #"             {id} 12 bytes "\u{1b}]52;c;eA==\u{7}""#, "             \".\" 1 byte",
                #"             {timestamp} 4 bytes "\u{9b}2J""#, "             \".\" 1 byte",
                "             {body} 2 bytes, SHA-256 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                "clock      1970-01-01T00:00:05.000Z, as given by --at",
            ], causes: ["timestamp_malformed"], hidden: [standardSecret, standardCode]),
    ]
}
