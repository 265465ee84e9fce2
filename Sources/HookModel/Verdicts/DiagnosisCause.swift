/// What explains a signature's verdict, in stable words.
///
/// A word is only ever given with a proof, but for those of the first group, which say what is in the request: undoing
/// what the word names makes the signature pass. Two words beside each other explain a signature together.
package enum DiagnosisCause: String, Sendable, Hashable, CaseIterable {
    // What is in the request, without trying anything.

    /// No secret is configured for the provider.
    case noSecret = "no_secret"
    /// The request has no signature where the provider puts it.
    case signatureMissing = "signature_missing"
    /// What stands in the signature's place is none in form.
    case signatureMalformed = "signature_malformed"
    /// The id that is signed is not in the request.
    case idMissing = "id_missing"
    /// The body did not arrive whole.
    case bodyIncomplete = "body_incomplete"
    /// The timestamp is not in the request.
    case timestampMissing = "timestamp_missing"
    /// The timestamp cannot be read.
    case timestampMalformed = "timestamp_malformed"
    /// The signature is right, and the timestamp lies too far from the clock.
    case stale
    /// The signature is right and in time, with little of the tolerance left.
    case nearlyStale = "nearly_stale"
    /// The timestamp is whole hours away: a local time was taken for UTC.
    case timeZone = "time_zone"
    /// The clock of this machine is wrong: the last signatures are right, and all off by the same time.
    case receiverClock = "receiver_clock"
    /// Nothing that was tried makes the signature pass.
    case unexplained

    // The body is not the one that was signed.

    /// Something appended a line end.
    case finalNewlineAdded = "final_newline_added"
    /// The line end that was signed is gone.
    case finalNewlineLost = "final_newline_lost"
    /// White space around the body was added.
    case whiteSpaceAdded = "white_space_added"
    /// CRLF stands for LF, the other way round, or line ends between values are gone.
    case lineEndingsChanged = "line_endings_changed"
    /// The same JSON, written by another writer: `JSON.stringify(JSON.parse(body))` and its like.
    case jsonReserialised = "json_reserialised"
    /// The same JSON, with white space between its tokens that was added or removed.
    case jsonMinified = "json_minified"
    /// `\/` for `/` in JSON, or the other way round.
    case slashEscapesChanged = "slash_escapes_changed"
    /// `\u` escapes in JSON in another case, or characters for escapes.
    case unicodeEscapesChanged = "unicode_escapes_changed"
    /// The same form parameters, escaped otherwise: `+` for `%20`, `%2f` for `%2F`.
    case formReencoded = "form_reencoded"
    /// The body came compressed, and was signed before that.
    case bodyCompressed = "body_compressed"
    /// The body's `Content-Encoding` was undone on the way, or was signed though the provider signs what is inside.
    case bodyDecompressed = "body_decompressed"
    /// A byte order mark was added or lost.
    case byteOrderMark = "byte_order_mark"
    /// The whole body was put into a JSON string, or taken out of one.
    case bodyQuoted = "body_quoted"
    /// UTF-8 was read as Latin-1 or Windows-1252, or the other way round; or characters were lost in another charset.
    case charsetChanged = "charset_changed"
    /// The JSON inside of a form's parameter was signed, or a form around the JSON that arrived.
    case formJSON = "form_json"
    /// An empty body was signed.
    case bodyNotSigned = "body_not_signed"

    // The secret is not the one that signed, or became another key.

    /// White space or a line end around the secret.
    case secretWhiteSpace = "secret_white_space"
    /// Quotes around the secret.
    case secretQuoted = "secret_quoted"
    /// A prefix such as `whsec_` was kept or dropped.
    case secretPrefix = "secret_prefix"
    /// A byte order mark before the secret.
    case secretByteOrderMark = "secret_byte_order_mark"
    /// Escapes in the secret were kept as text, or read.
    case secretEscaped = "secret_escaped"
    /// The secret was empty, or the word for a variable that is not set.
    case secretEmpty = "secret_empty"
    /// A secret from examples signed, which is public.
    case testSecret = "test_secret"
    /// The secret's text is the key.
    case secretAsText = "secret_as_text"
    /// The secret is base64 of the key.
    case secretAsBase64 = "secret_as_base64"
    /// The secret is hexadecimal digits of the key.
    case secretAsHex = "secret_as_hex"
    /// Another configured secret signed.
    case otherSecret = "other_secret"

    // The signature is made or written otherwise.

    /// The request is signed by another scheme.
    case otherScheme = "other_scheme"
    /// The signature stands in another header.
    case otherHeader = "other_header"
    /// Another hash function was used.
    case otherAlgorithm = "other_algorithm"
    /// The signature is hexadecimal for base64, or the other way round.
    case otherEncoding = "other_encoding"
    /// The prefix or version before the signature is missing, or another.
    case otherPrefix = "other_prefix"
    /// The signature's end is missing.
    case signatureTruncated = "signature_truncated"
    /// The signature's letters changed their case.
    case signatureCase = "signature_case"

    // Other content was signed.

    /// The timestamp was signed, though the provider does not sign it.
    case timestampSigned = "timestamp_signed"
    /// The timestamp was not signed, though the provider signs it.
    case timestampNotSigned = "timestamp_not_signed"
    /// The timestamp was signed, or sent, in another unit.
    case timestampUnit = "timestamp_unit"
    /// The id was not signed, though the provider signs it.
    case idNotSigned = "id_not_signed"
    /// The parts were signed in another order.
    case contentOrder = "content_order"
    /// Other text stood between the parts, or before them.
    case contentSeparator = "content_separator"
    /// Parameters were signed twice, or with those of the query.
    case paramsRepeated = "params_repeated"

    // Another spelling of the URL was signed.

    /// `http` for `https`, or the other way round.
    case urlScheme = "url_scheme"
    /// With a port, or without.
    case urlPort = "url_port"
    /// With a final slash, or without.
    case urlSlash = "url_slash"
    /// With another path, or with other escapes in it.
    case urlPath = "url_path"
    /// Without its query, or with its parameters in another order or other escapes.
    case urlQuery = "url_query"
    /// With another host.
    case urlHost = "url_host"
    /// The URL was not signed, though the provider signs it.
    case urlNotSigned = "url_not_signed"
}
