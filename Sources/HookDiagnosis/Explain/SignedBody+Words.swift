internal import HookModel
internal import HookProviders

extension SignedBody {
    /// What happened to the body, with the evidence, and what to do about it.
    func words(arrived: Int) -> (explanation: String, remedy: String) {
        let sizes = "\(count) bytes were signed, \(arrived) arrived"
        switch variant {
        case .withoutFinalNewline:
            return (
                "The signature covers the body without its final newline; something appended one (\(sizes)).",
                "Send the bytes that were signed. echo, editors and templates end text with a newline: "
                    + "use printf, or sign the file as it is sent (curl --data-binary @FILE)."
            )
        case .withLineFeed, .withCRLF:
            let end = variant == .withCRLF ? "CRLF" : "newline"
            return (
                "The signature covers the body with a final \(end); something dropped it (\(sizes)).",
                "Send the bytes that were signed. curl -d @FILE removes line ends, --data-binary keeps them; "
                    + "so do handlers and relays that trim a text or parse it."
            )
        case .trimmed:
            return (
                "The signature covers the body without the white space around it (\(sizes)).",
                "Send the bytes that were signed: something puts white space around them on the way."
            )
        case .withLF, .withCRLFs:
            let (before, after) = variant == .withLF ? ("LF", "CRLF or CR") : ("CRLF", "LF")
            return (
                "The signature covers the body with \(before) line ends; \(after) arrived (\(sizes)).",
                "Keep the body as bytes on its way: text mode, git's autocrlf and editors change line ends."
            )
        case .plain:
            return (
                "The signature covers what is inside the compressed body (\(sizes)).",
                "Sign the bytes after compression, as this provider does, or send them uncompressed; a handler has to "
                    + "check the signature on the side of the compression that the sender signs."
            )
        case .asReceived:
            return (
                "The signature covers the body as it arrived, not what its Content-Encoding says is inside (\(sizes)).",
                "If a proxy decompresses the body, it has to drop Content-Encoding as well, or leave both alone; "
                    + "if the sender signs the compressed bytes, it has to sign the plain ones."
            )
        case .json: return jsonWords(sizes)
        case .escapes(let change): return SignedBody.escapeWords(change, sizes)
        case .withoutMark:
            return (
                "The signature covers the body without the byte order mark (EF BB BF) at its start (\(sizes)).",
                "Write the body as UTF-8 without a mark; editors and .NET's Encoding.UTF8 add one."
            )
        case .withMark:
            return (
                "The signature covers the body with a byte order mark (EF BB BF) in front; it is gone (\(sizes)).",
                "Sign the body as UTF-8 without a mark; .NET's Encoding.UTF8 and editors add one."
            )
        case .unquoted:
            return (
                "The signature covers the text inside a JSON string; the whole body arrived in quotes (\(sizes)).",
                "Something serialised a body that was JSON already: pass it on as text, not as a value."
            )
        case .quoted:
            return (
                "The signature covers the body as one JSON string, in quotes and escaped (\(sizes)).",
                "The signing code serialises a text that is JSON already: sign the text itself."
            )
        case .charset(let change): return charsetWords(change, sizes)
        case .lossy(let text):
            return (
                "The signature covers the body with \(text.words) (\(sizes)).",
                "Sign the bytes that are sent, as UTF-8: the signing code writes the text in a charset that "
                    + "does not have "
                    + "these characters (name the charset: getBytes(UTF_8), Encoding.UTF8, update(text, \"utf8\"))."
            )
        case .valueLines(let lines):
            return (
                "The signature covers the body with line ends (\(lines.words)) between its values"
                    + "\(lines.isBehind ? " and behind them" : ""); they are gone (\(sizes)).",
                "Keep the body as bytes on its way: something parsed it and wrote it again, or removed line "
                    + "ends. A handler "
                    + "has to check the raw body, read before express.json() or its like."
            )
        case .formJSON:
            return (
                "The signature covers the JSON inside of a parameter, decoded, not the form around it (\(sizes)).",
                "Sign the body as it is sent, the whole form; or send the JSON itself, with Content-Type "
                    + "application/json."
            )
        case .asForm(let name):
            return (
                "The signature covers a form with the JSON in its parameter \"\(name)\"; the JSON itself "
                    + "arrived (\(sizes)).",
                "Pass the form on as it came: something on the way took the JSON out of it."
            )
        case .form(let rewrite):
            return (
                "The signature covers the same form parameters, \(rewrite.words) (\(sizes)).",
                "Sign and send one text: something parsed the form and wrote it again, with another choice of + and "
                    + "%20, of capital hex digits, or of what is escaped. A handler has to check the raw body."
            )
        case .empty:
            return (
                "The signature covers an empty body; \(arrived) bytes arrived.",
                "The signing code had no body: a stream that was read before, or a request that was signed before its "
                    + "body was set."
            )
        }
    }

    private func jsonWords(_ sizes: String) -> (String, String) {
        let what =
            "The signature covers \(finding?.words ?? "the same JSON by another writer"), not the bytes that arrived "
            + "(\(sizes))."
        switch cause {
        case .lineEndingsChanged:
            return (
                what + " Line ends are all that differs: they are gone.",
                "Send the bytes that were signed. curl -d @FILE removes line ends, --data-binary keeps them."
            )
        case .slashEscapesChanged, .unicodeEscapesChanged:
            return (
                what + " How characters are escaped is all that differs.",
                "Something parsed the JSON and wrote it again: pass the bytes on as they are, or sign the text that is "
                    + "sent. A handler has to check the raw body, read before anything parses it."
            )
        case .jsonMinified:
            return (
                what + " White space between tokens is all that differs.",
                "Sign and send the same bytes: something on the way, or the sender itself, laid the JSON out anew. "
                    + "A handler has to check the raw body, read before express.json() or its like."
            )
        default: break
        }
        return (
            what,
            "Sign and send one text: serialise once, sign that string, send that string. If the signing code follows "
                + "an example that signs JSON.stringify(req.body), the example is what has to change. A handler has to "
                + "check the raw body, read before express.json() or its like."
        )
    }

    private static func escapeWords(_ change: JSONEscapeChange, _ sizes: String) -> (String, String) {
        let what =
            switch change {
            case .removeSlashes: "with / where \\/ arrived"
            case .addSlashes: "with \\/ where / arrived"
            case .lowerHex: "with \\u escapes in small letters; capitals arrived"
            case .upperHex: "with \\u escapes in capitals; small letters arrived"
            case .unescape: "with characters where \\u escapes arrived"
            case .escapeLower, .escapeUpper: "with \\u escapes where characters arrived"
            }
        return (
            "The signature covers the body \(what) (\(sizes)).",
            "Something parsed the JSON and wrote it again: pass the bytes on as they are. A handler has to check the "
                + "raw body, read before anything parses it."
        )
    }

    private func charsetWords(_ change: CharsetChange, _ sizes: String) -> (String, String) {
        let what =
            switch change {
            case .latin1, .windows1252:
                finding?.words
                    ?? "with its characters as single bytes of \(change == .latin1 ? "Latin-1" : "Windows-1252"); "
                    + "they arrived as UTF-8"
            case .doubled, .doubled1252:
                finding?.words
                    ?? "as it is when its UTF-8 is read as \(change == .doubled ? "Latin-1" : "Windows-1252") "
                    + "and written as UTF-8 again"
            case .utf16: "as UTF-16, the low byte first; it arrived as UTF-8"
            case .utf16BigEndian: "as UTF-16, the high byte first; it arrived as UTF-8"
            }
        return (
            "The signature covers the body \(what) (\(sizes)).",
            "Treat the body as bytes, or as UTF-8 on both sides: name the encoding where a text is signed "
                + "(hmac.update(text, \"utf8\")) and where a body is read."
        )
    }
}
