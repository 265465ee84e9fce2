import HookModel
import Testing

@testable import HookTransport

/// Bytes that must be refused, with the word and the status.
struct RefusedCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: String
    let refusal: Refusal
    let status: Int

    init(_ name: String, _ input: String, _ refusal: Refusal, _ status: Int = 400) {
        testDescription = name
        self.input = input
        self.refusal = refusal
        self.status = status
    }

    /// A request with these header lines behind a good `Host`.
    private static func lines(_ name: String, _ lines: String, _ refusal: Refusal, _ status: Int = 400) -> RefusedCase {
        RefusedCase(name, "POST / HTTP/1.1\r\nHost: x\r\n\(lines)\r\n\r\n\(hidden)", refusal, status)
    }

    /// A chunked request with this behind its head.
    private static func chunks(_ name: String, _ body: String, _ refusal: Refusal) -> RefusedCase {
        RefusedCase(name, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(body)\(hidden)", refusal)
    }

    /// What an attacker would like to see read as a request.
    private static let hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"

    static let all = requestLines + fields + hosts + lengths + encodings + chunkSizes + trailers

    private static let requestLines = [
        RefusedCase("TLS hello", "\u{16}\u{3}\u{1}\u{2}", .tlsHandshake),
        RefusedCase("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .http2Preface, 505),
        RefusedCase("space first", " GET / HTTP/1.1\r\nHost: x\r\n\r\n", .badMethod),
        RefusedCase("byte over 0x7F in the method", "G\u{C9}T / HTTP/1.1\r\nHost: x\r\n\r\n", .badMethod),
        RefusedCase("tab behind the method", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", .badMethod),
        RefusedCase("method alone", "GET\r\nHost: x\r\n\r\n", .badMethod),
        RefusedCase("two spaces before the target", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        RefusedCase("NUL in the target", "GET /\u{0} HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        RefusedCase("DEL in the target", "GET /\u{7F} HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        RefusedCase("tab in the target", "GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        RefusedCase("space in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("two spaces before the version", "GET /  HTTP/1.1\r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("space behind the version", "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("HTTP/0.9", "GET /\r\n", .badVersion),
        RefusedCase("no version", "GET / \r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("version in lower case", "GET / http/1.1\r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("version of two digits", "GET / HTTP/1.10\r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("version without a point", "GET / HTTP/11\r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("signed version", "GET / HTTP/+1.1\r\nHost: x\r\n\r\n", .badVersion),
        RefusedCase("HTTP/0.9 written out", "GET / HTTP/0.9\r\nHost: x\r\n\r\n", .unknownVersion, 505),
        RefusedCase("LF behind the method", "GET\n/ HTTP/1.1\r\nHost: x\r\n\r\n", .bareLineFeed),
        RefusedCase("LF behind the request line", "GET / HTTP/1.1\nHost: x\r\n\r\n", .bareLineFeed),
        RefusedCase("CR alone behind the request line", "GET / HTTP/1.1\rHost: x\r\n\r\n", .bareCarriageReturn),
        RefusedCase("three empty lines", "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", .emptyLines),
        RefusedCase("LF first", "\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", .bareLineFeed),
        RefusedCase("CR first", "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n", .bareCarriageReturn),
    ]

    private static let fields = [
        lines("space before the colon", "X : 1", .spaceBeforeColon),
        lines("tab before the colon", "Content-Length\t: 5", .spaceBeforeColon),
        lines("empty name", ": 1", .badFieldName),
        lines("no colon", "X", .badFieldName),
        lines("bad byte in a name", "X(a): 1", .badFieldName),
        lines("byte over 0x7F in a name", "X\u{E9}: 1", .badFieldName),
        lines("NUL in a name", "X\u{0}: 1", .badFieldName),
        lines("folded line", "X: 1\r\n 2", .foldedLine),
        lines("line of white space", "X: 1\r\n\t", .foldedLine),
        RefusedCase("folded first line", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", .foldedLine),
        lines("NUL in a value", "X: a\u{0}b", .badFieldValue),
        lines("DEL in a value", "X: a\u{7F}b", .badFieldValue),
        lines("escape in a value", "X: \u{1B}[0m", .badFieldValue),
        lines("LF in a value", "X: 1\nTransfer-Encoding: chunked", .bareLineFeed),
        lines("CR in a value", "X: 1\rTransfer-Encoding: chunked", .bareCarriageReturn),
        lines("CR CR LF", "X: 1\r", .bareCarriageReturn),
        RefusedCase("LF for the empty line", "GET / HTTP/1.1\r\nHost: x\r\n\nGET /2 HTTP/1.1", .bareLineFeed),
        RefusedCase("CR for the empty line", "GET / HTTP/1.1\r\nHost: x\r\n\rX", .bareCarriageReturn),
        lines("other expectation", "Expect: 200-ok", .unknownExpectation, 417),
    ]

    private static let hosts =
        [
            RefusedCase("no host", "GET / HTTP/1.1\r\nX: 1\r\n\r\n", .hostMissing),
            lines("two hosts", "Host: x", .hostRepeated),
            lines("two hosts, other case", "hOST: y", .hostRepeated),
            RefusedCase("two hosts on 1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n", .hostRepeated),
            RefusedCase("bad host on 1.0", "GET / HTTP/1.0\r\nHost: a/b\r\n\r\n", .badHost),
        ]
        + [
            "a/b", "a b", "u@h", "a:b", "a:1:2", "a:123456", "[::1", "[]", "[g/]", "a%2", "a%zz", "\u{E9}", "a#", "a?b",
        ].map {
            RefusedCase("host '\($0)'", "GET / HTTP/1.1\r\nHost: \($0)\r\n\r\n", .badHost)
        }

    private static let lengths =
        [
            lines("length twice, equal", "Content-Length: 5\r\nContent-Length: 5", .contentLengthRepeated),
            lines("length twice, different", "Content-Length: 5\r\ncontent-length: 6", .contentLengthRepeated),
            lines("CL.TE", "Content-Length: 5\r\nTransfer-Encoding: chunked", .twoFramings),
            lines("TE.CL", "Transfer-Encoding: chunked\r\nContent-Length: 5", .twoFramings),
        ]
        + [
            "", "+5", "-5", "5, 5", "5,5", "0x5", "5 5", "five", "5;", "1.0", "9223372036854775808",
            "18446744073709551617",
        ]
        .map { lines("length '\($0)'", "Content-Length: \($0)", .badContentLength) }

    private static let encodings =
        [
            RefusedCase(
                "encoding on 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                .transferEncodingInOldVersion
            ),
            lines("TE.TE", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", .badTransferEncoding),
            lines("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", .badTransferEncoding),
            lines("gzip, then chunked", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", .badTransferEncoding),
            lines("folded encoding", "Transfer-Encoding:\r\n chunked", .badTransferEncoding),
            lines("vertical tab", "Transfer-Encoding: \u{B}chunked", .badFieldValue),
            lines("known and unknown", "Transfer-Encoding: gzip, chunked", .unknownTransferCoding, 501),
            lines("unknown with a parameter", "Transfer-Encoding: a;b=c , chunked", .unknownTransferCoding, 501),
        ]
        + [
            "", "identity", "gzip", "chunked, gzip", "chunked, chunked", "gzip, chunked, chunked", "chunked;a=b",
            "chunked,", ",chunked", "xchunked", "chunkedx", "\"chunked\"", "chunked chunked", "gzip chunked",
            "chunked\u{E9}", "c,hunked",
        ].map { lines("encoding '\($0)'", "Transfer-Encoding: \($0)", .badTransferEncoding) }

    private static let chunkSizes =
        [
            "", " 1", "+1", "-1", "0x1", "g", "1g", ",", "1000000000000000", "11111111111111111", "00000000000000001",
        ].map {
            chunks("chunk size '\($0)'", "\($0)\r\na\r\n0\r\n\r\n", .badChunkSize)
        }
        + [
            "1 ", "1\t", "1;", "1; ", "1;;a", "1;a=", "1;a=\"b", "1;a=\"b\"c", "1;a b", "1;a=b c", "1;=b", "1;a=\u{E9}",
            "1;a ", "1;a=\"\u{0}\"",
        ].map {
            chunks("chunk extension '\($0)'", "\($0)\r\na\r\n0\r\n\r\n", .badChunkExtension)
        }
        + [
            chunks("LF behind a size", "1\na\r\n0\r\n\r\n", .bareLineFeed),
            chunks("LF behind an extension", "1;a\na\r\n0\r\n\r\n", .bareLineFeed),
            chunks("LF in a quoted extension", "1;a=\"\n\"\r\na\r\n0\r\n\r\n", .bareLineFeed),
            chunks("CR alone behind a size", "1\ra\r\n0\r\n\r\n", .bareCarriageReturn),
            chunks("data longer than its size", "1\r\nab\r\n0\r\n\r\n", .badChunkEnd),
            chunks("LF behind data", "1\r\na\n0\r\n\r\n", .badChunkEnd),
            chunks("CR alone behind data", "1\r\na\r0\r\n\r\n", .badChunkEnd),
            chunks("endless extensions", "1;" + String(repeating: "a", count: 17_000), .chunkExtensionsTooLarge),
        ]

    private static let trailers = [
        chunks("length as a trailer", "0\r\nContent-Length: 5\r\n\r\n", .forbiddenTrailer),
        chunks("encoding as a trailer", "0\r\ntransfer-encoding: chunked\r\n\r\n", .forbiddenTrailer),
        chunks("host as a trailer", "0\r\nHost: y\r\n\r\n", .forbiddenTrailer),
        chunks("folded trailer", "0\r\nX: 1\r\n 2\r\n\r\n", .foldedLine),
        chunks("LF in trailers", "0\r\nX: 1\n\r\n", .bareLineFeed),
        chunks("LF for the last line", "0\r\n\n", .bareLineFeed),
        chunks("no trailer", "0\r\nX\r\n\r\n", .badFieldName),
    ]
}
