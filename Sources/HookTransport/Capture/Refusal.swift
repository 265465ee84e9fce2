/// Why HTTP itself refuses a request (RFC 9112 where nothing else is named).
///
/// The raw value is the stable word under which a refusal is listed.
package enum Refusal: String, Sendable, Hashable, CaseIterable {
    /// The start of a TLS handshake, where HTTP is spoken in plain (RFC 8446, section 5.1).
    case tlsHandshake = "tls_handshake"
    /// The preface of HTTP/2 without an upgrade (RFC 9113, section 3.4).
    case http2Preface = "http2_preface"
    /// A control byte, a space or nothing where the method belongs.
    case badMethod = "bad_method"
    /// A control byte or nothing where the target belongs.
    case badTarget = "bad_target"
    /// The request line does not end in an HTTP version.
    case badVersion = "bad_version"
    /// A line feed without its carriage return.
    case bareLineFeed = "bare_line_feed"
    /// A carriage return without its line feed.
    case bareCarriageReturn = "bare_carriage_return"
    /// More empty lines before a request than good senders leave.
    case emptyLines = "empty_lines"
    /// An empty field name, or a byte in it that no name has.
    case badFieldName = "bad_field_name"
    /// White space between a field name and its colon.
    case spaceBeforeColon = "space_before_colon"
    /// A line that begins with white space.
    case foldedLine = "folded_line"
    /// A control byte in a field value.
    case badFieldValue = "bad_field_value"
    /// An HTTP/1.1 request without `Host`.
    case hostMissing = "host_missing"
    /// More than one `Host`.
    case hostRepeated = "host_repeated"
    /// A `Host` that is no host with an optional port.
    case badHost = "bad_host"
    /// More than one `Content-Length`.
    case contentLengthRepeated = "content_length_repeated"
    /// A `Content-Length` that is no plain number, or too large a one.
    case badContentLength = "bad_content_length"
    /// `Content-Length` beside `Transfer-Encoding`.
    case twoFramings = "two_framings"
    /// A `Transfer-Encoding` that does not end in exactly `chunked`, or several of them.
    case badTransferEncoding = "bad_transfer_encoding"
    /// `Transfer-Encoding` in an HTTP/1.0 request.
    case transferEncodingInOldVersion = "transfer_encoding_in_old_version"
    /// A chunk size that is no plain hexadecimal number, or too large a one.
    case badChunkSize = "bad_chunk_size"
    /// A chunk extension that breaks its grammar.
    case badChunkExtension = "bad_chunk_extension"
    /// More chunk extensions than good senders add.
    case chunkExtensionsTooLarge = "chunk_extensions_too_large"
    /// A chunk that is not followed by CRLF.
    case badChunkEnd = "bad_chunk_end"
    /// A trailer that belongs in the head: `Content-Length`, `Transfer-Encoding` or `Host`.
    case forbiddenTrailer = "forbidden_trailer"
    /// The sender closed its side within the head.
    case headCut = "head_cut"
    /// The head did not arrive in time.
    case headTimedOut = "head_timed_out"
    /// The target is longer than the limit.
    case targetTooLong = "target_too_long"
    /// An `Expect` other than `100-continue`.
    case unknownExpectation = "unknown_expectation"
    /// The head or the trailer section is longer than the limit.
    case headTooLarge = "head_too_large"
    /// There are more header lines than the limit.
    case tooManyLines = "too_many_lines"
    /// A transfer coding beside `chunked`.
    case unknownTransferCoding = "unknown_transfer_coding"
    /// Too many bytes wait for their answers, and room did not come in time.
    case overloaded
    /// A major version of HTTP other than 1.
    case unknownVersion = "unknown_version"
}
