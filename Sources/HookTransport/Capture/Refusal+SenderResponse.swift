extension Refusal {
    /// The status of the answer.
    package var status: Int {
        switch self {
        case .headTimedOut: 408
        case .targetTooLong: 414
        case .unknownExpectation: 417
        case .headTooLarge, .tooManyLines: 431
        case .unknownTransferCoding: 501
        case .overloaded: 503
        case .unknownVersion, .http2Preface: 505
        default: 400
        }
    }

    /// What was wrong, as a sentence without any byte of the request.
    package var explanation: String {
        switch self {
        case .tlsHandshake: "A TLS handshake came to the http port; use http:// instead of https://."
        case .http2Preface: "HTTP/2 came to the http port; HTTP/1.1 is spoken here."
        case .badMethod: "The request line does not begin with a method and one space."
        case .badTarget: "The request target is empty or holds a control character."
        case .badVersion: "The request line does not end in one space and an HTTP version."
        case .bareLineFeed: "A line ends in LF alone; HTTP lines end in CRLF."
        case .bareCarriageReturn: "A CR is not followed by LF."
        case .emptyLines: "There are too many empty lines before the request."
        case .badFieldName: "A header name is empty or holds a character that names cannot have."
        case .spaceBeforeColon: "There is white space between a header name and its colon."
        case .foldedLine: "A header line begins with white space; folded lines are obsolete."
        case .badFieldValue: "A header value holds a control character."
        case .hostMissing: "The Host header is missing."
        case .hostRepeated: "There is more than one Host header."
        case .badHost: "The Host header is not a host with an optional port."
        case .contentLengthRepeated: "There is more than one Content-Length header."
        case .badContentLength: "The Content-Length header is not a plain number of bytes."
        case .twoFramings: "Content-Length and Transfer-Encoding exclude each other."
        case .badTransferEncoding: "Transfer-Encoding must be one line that ends in chunked."
        case .transferEncodingInOldVersion: "HTTP/1.0 has no Transfer-Encoding."
        case .badChunkSize: "A chunk size is not a plain hexadecimal number."
        case .badChunkExtension: "A chunk extension is malformed."
        case .chunkExtensionsTooLarge: "The chunk extensions are too large."
        case .badChunkEnd: "A chunk is not followed by CRLF."
        case .forbiddenTrailer: "Content-Length, Transfer-Encoding and Host cannot be trailers."
        case .headCut: "The connection ended within the request head."
        case .headTimedOut: "The request head did not arrive in time."
        case .targetTooLong: "The request target is too long."
        case .unknownExpectation: "The only expectation known is 100-continue."
        case .headTooLarge: "The header section is too large."
        case .tooManyLines: "There are too many header lines."
        case .unknownTransferCoding: "The only transfer coding known is chunked."
        case .overloaded: "Too many requests are waiting; try again shortly."
        case .unknownVersion: "Only HTTP/1.0 and HTTP/1.1 are spoken here."
        }
    }

    /// Whether what came does not even begin like a request.
    package var isOfFirstLine: Bool {
        switch self {
        case .badMethod, .badTarget, .badVersion, .bareLineFeed, .headCut: true
        default: false
        }
    }
}
