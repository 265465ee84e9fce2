import Testing

extension ProgramTests.VerifyCommandTests {
    /// A whole request with the signature of GitHub's documentation.
    struct RawCase: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let request: String
        var status: Int32 = 0
        var says = "verified – made with --secret for exactly these bytes\n"
        var warning = ""
    }

    private static let event = "X-GitHub-Hook-ID: 1"
    private static let mismatch = "failed: mismatch – no secret makes it for these bytes\n"

    static let rawRequests = [
        RawCase(testDescription: "CRLF", request: "POST /in HTTP/1.1\r\n\(event)\r\n\(docsLine)\r\n\r\n\(docsBody)"),
        RawCase(testDescription: "LF", request: "POST /in HTTP/1.1\n\(event)\n\(docsLine)\n\n\(docsBody)"),
        RawCase(
            testDescription: "both, empty lines before it, no version",
            request: "\r\n\nPOST /in?a=b\n\(event)\r\n\(docsLine)\n\r\n\(docsBody)"),
        RawCase(
            testDescription: "copied from a browser",
            request: "POST /in HTTP/2\n\(event)\n\(docsLine)\nContent-Length: 13\n\n\(docsBody)"),
        RawCase(
            testDescription: "chunks",
            request: "POST / HTTP/1.1\r\n\(event)\r\n\(docsLine)\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "6;a=b\r\nHello,\r\n7\r\n World!\r\n0\r\n\r\n"),
        RawCase(
            testDescription: "a newline that an editor added",
            request: "POST / HTTP/1.1\n\(event)\n\(docsLine)\nContent-Length: 13\n\n\(docsBody)\n", status: 1,
            says: mismatch,
            warning: "Content-Length says 13 bytes, and 14 follow the head; they are taken as they are; "
                + "the last is a newline, which editors add"),
        RawCase(
            testDescription: "blank lines in the body belong to it",
            request: "POST / HTTP/1.1\n\(event)\n\(docsLine)\n\n\n\(docsBody)", status: 1, says: mismatch),
        RawCase(
            testDescription: "chunks that are none",
            request: "POST / HTTP/1.1\n\(event)\n\(docsLine)\nTransfer-Encoding: chunked\n\n\(docsBody)",
            warning: "the head says that the body is chunked, and it is not; its 13 bytes are taken"),
        RawCase(
            testDescription: "bytes that are no text",
            request: "POST / HTTP/1.1\n\(event)\n\(docsLine)\n\n\u{0}\u{1B}é",
            status: 1, says: mismatch),
    ]
}
