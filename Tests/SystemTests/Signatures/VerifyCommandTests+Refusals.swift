import TestSupport

extension ProgramTests.VerifyCommandTests {
    private static let body = ["body": "{}"]

    static let refusals =
        [
            VerifyCase(
                testDescription: "nothing", arguments: [], status: 64,
                errors: "nothing to verify; name the file with the body, --raw FILE, or a capture's id"),
            VerifyCase(
                testDescription: "two requests", files: body, arguments: ["body", "--raw", "r"], status: 64,
                errors: "body and --raw r: expected one request; leave one out"),
            VerifyCase(
                testDescription: "a header line for a whole request", arguments: ["--raw", "r", "-H", "a: b"],
                status: 64,
                errors: "--header: a whole request has its own header lines; give the body alone as a file"),
            VerifyCase(
                testDescription: "a header line for a capture", arguments: ["latest", "-H", "a: b"], status: 64,
                errors: "--header: a whole request has its own header lines; give the body alone as a file"),
            VerifyCase(
                testDescription: "a provider that there is not", files: body,
                arguments: ["--provider", "githbu", "body"],
                status: 64,
                errors: "--provider: no provider \"githbu\"; did you mean github? (hooksight providers)"),
            VerifyCase(
                testDescription: "a provider and a scheme", files: body,
                arguments: ["--provider", "github", "--encoding", "hex", "body"], status: 64,
                errors: "--provider github and --encoding: expected a provider or a scheme of your own"),
            VerifyCase(
                testDescription: "a header without a colon", files: body,
                arguments: ["--provider", "github", "-H", "X-Sig", "body"], status: 64,
                errors: "--header: expected a header line such as 'X-Webhook-Signature: 5d41…', found \"X-Sig\""),
            VerifyCase(
                testDescription: "a header line of two lines", files: body,
                arguments: ["--provider", "github", "-H", "a: b\r\nc: d", "body"], status: 64,
                errors: "--header: expected one line; give each header its own --header, found \"a: b\\u{d}\\u{a}c: d\""
            ),
            VerifyCase(
                testDescription: "a file of header lines with one that is none",
                files: ["body": "{}", "h": "a: b\n\nc d\n"],
                arguments: ["--provider", "github", "-H", "@h", "body"], status: 64,
                errors: "h, line 3: expected a header line such as 'X-Webhook-Signature: 5d41…', found \"c d\""),
            VerifyCase(
                testDescription: "an empty secret", files: body,
                arguments: ["--provider", "github", "--secret", "", "body"],
                status: 64, errors: "--secret: the secret is empty; an empty secret would verify what anybody signs"),
            VerifyCase(
                testDescription: "a variable that is not set", files: body,
                arguments: ["--provider", "github", "--secret", "env:NONE", "body"], status: 64,
                errors: "--secret: the variable NONE is not set"),
            VerifyCase(
                testDescription: "a secret that is not of the form", files: body,
                arguments: ["--provider", "standard-webhooks", "--secret", "whsec_!s3cr3t!", "body"], status: 2,
                errors: "error: --secret: the secret is not base64 behind \"whsec_\"; "
                    + "copy the whole of it from the sender's settings", hidden: ["s3cr3t"]),
            VerifyCase(
                testDescription: "a configured secret that is not of the form", files: body,
                arguments: ["--provider", "standard-webhooks", "body"],
                environment: ["HOOKSIGHT_SECRET_STANDARD_WEBHOOKS": "whsec_!s3cr3t!"], status: 2,
                errors:
                    "error: HOOKSIGHT_SECRET_STANDARD_WEBHOOKS: the secret for standard-webhooks is not base64 behind "
                    + "\"whsec_\"; copy the whole of it from the sender's settings", hidden: ["s3cr3t"]),
            VerifyCase(
                testDescription: "a time that is none", files: body,
                arguments: ["--provider", "github", "--at", "yesterday", "body"], status: 64,
                errors:
                    "--at: expected a time such as 2026-11-20T10:30:00Z or 1763634600, or how long ago, such as 5m, "
                    + "found \"yesterday\""),
            VerifyCase(
                testDescription: "a URL that is none", files: body, arguments: ["--url", "hooks.example/in", "body"],
                status: 64,
                errors: "--url: expected a URL such as https://example.com/webhooks?a=1, found \"hooks.example/in\""),
            VerifyCase(
                testDescription: "a public URL for a body", files: body,
                arguments: ["--public-url", "https://hooks.example", "body"], status: 64,
                errors: "--public-url: the file has no path of its own; give the whole URL with --url"),
            VerifyCase(
                testDescription: "a URL that is signed and not known", files: body,
                arguments: ["--provider", "square", "--secret", "a", "body"], status: 2,
                errors: "error: the sender signs the URL that it calls, and nothing tells it; give it with --url URL"),
            VerifyCase(
                testDescription: "a file that is not there", arguments: ["--provider", "github", "none"], status: 2,
                errors: "error: the file none cannot be read: no such file or directory; "
                    + "name the file with the body, or - for standard input"),
            VerifyCase(
                testDescription: "nobody's request", files: body, arguments: ["body"], status: 2,
                errors: "error: cannot tell the provider; name it with --provider ID, "
                    + "or tell the scheme with --header-name NAME and so on"),
            VerifyCase(
                testDescription: "a request without a blank line", files: ["r": "POST / HTTP/1.1\nHost: a\n"],
                arguments: ["--raw", "r"], status: 2,
                errors: "error: r, line 3: no blank line ends the head, so nothing tells the body"),
            VerifyCase(
                testDescription: "a request with a line that is no header",
                files: ["r": "POST / HTTP/1.1\r\nHost\r\n\r\n"],
                arguments: ["--raw", "r"], status: 2,
                errors: "error: r, line 2: expected a header line such as \"Name: value\""),
            VerifyCase(
                testDescription: "no request line", files: ["r": "Host: a\n\n{}"], arguments: ["--raw", "r"], status: 2,
                errors: "error: r, line 1: expected a request line such as \"POST /webhooks HTTP/1.1\""),
        ] + schemes

    private static func scheme(_ name: String, _ flags: [String], _ message: String) -> VerifyCase {
        VerifyCase(testDescription: name, files: body, arguments: flags + ["body"], status: 64, errors: message)
    }

    /// Flags that make no scheme, by the flag that is at fault.
    private static let schemes = [
        scheme(
            "an algorithm that there is not", ["--header-name", "X", "--algorithm", "md5"],
            "--algorithm: expected \"hmac-sha1\", \"hmac-sha256\", \"hmac-sha512\", \"hmac-by-prefix\", \"ed25519\", "
                + "\"ecdsa-p256-sha256\" or \"token\", found string \"md5\""),
        scheme(
            "an encoding for tokens alone", ["--header-name", "X", "--encoding", "text"],
            "--encoding: \"text\" is for the algorithm \"token\" alone"),
        scheme(
            "a part that there is not", ["--header-name", "X", "--content", "{body}{foo}"],
            "--content: expected {id}, {timestamp}, {url}, {params} or {body}, found \"{foo}\""),
        scheme(
            "a time without a place", ["--header-name", "X", "--content", "{timestamp}{body}"],
            "--content: {timestamp} stands in \"{timestamp}{body}\", and nothing says where the time is; "
                + "give --timestamp-header NAME, or --timestamp-key KEY for one among pairs"),
        scheme(
            "an id without a place", ["--header-name", "X", "--content", "{id}{body}"],
            "--content: {id} stands in \"{id}{body}\", and nothing says where the id is; give --id-header NAME"),
        scheme(
            "an id that is not signed", ["--header-name", "X", "--id-header", "Y"],
            "--id-header: {id} does not stand in what is signed, \"{body}\"; give it in --content"),
        scheme(
            "a tolerance that is none", ["--header-name", "X", "--timestamp-header", "T", "--tolerance", "5"],
            "--tolerance: expected a duration such as \"30s\", \"10m\" or \"2h\", found \"5\""),
        scheme(
            "a public key as text", ["--header-name", "X", "--algorithm", "ed25519"],
            "--key: expected \"base64\" or \"hex\": a public key is no text"),
        scheme(
            "no place of the signature", ["--algorithm", "sha256"],
            "nothing says where the signature is; give --header-name NAME"),
        scheme(
            "two grammars", ["--header-name", "X", "--prefix", "v0=", "--list-version", "v1"],
            "--prefix and --list-version: a signature has one grammar; leave one out"),
        scheme(
            "pairs without a signature", ["--header-name", "X", "--separator", ";"],
            "pairs have a signature; give --signature-key KEY, such as v1 for t=1,v1=ab"),
        scheme(
            "an id that is none for a document", ["--header-name", "X", "--print-document", "My Id"],
            "--print-document: expected lower-case letters, digits and \"-\", found \"My Id\""),
    ]
}
